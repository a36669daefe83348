package io.queuewatch.infra;

import io.queuewatch.infra.failure.KnownFailure;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** How a command that fails says so: what is wrong, what would be right, and no stack trace. */
final class Failures {

    private Failures() {}

    /** The command line is wrong. */
    static int usage(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        command.getErr().println("queuewatch: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, command.getErr());
        command.getErr().println("try: " + command.getCommandSpec().qualifiedName() + " --help");
        command.getErr().flush();
        return CommandLine.ExitCode.USAGE;
    }

    /** The command was right, and yet it failed. */
    static int execution(Exception e, CommandLine command, ParseResult parsed) {
        LoggerFactory.getLogger("queuewatch").info("{} failed", command.getCommandName(), e);
        if (e instanceof KnownFailure known) {
            command.getErr().println("queuewatch: " + known.getMessage());
            known.right().ifPresent(right -> command.getErr().println("try: " + right));
        } else {
            command.getErr().println("queuewatch: unexpected: " + e);
            command.getErr()
                    .println("the whole story is in " + System.getProperty("queuewatch.log"));
        }
        command.getErr().flush();
        return Queuewatch.FAILURE;
    }
}
