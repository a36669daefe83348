package io.queuewatch.infra;

import io.queuewatch.infra.bench.BenchCommand;
import io.queuewatch.infra.board.BoardCommand;
import io.queuewatch.infra.drift.DriftCommand;
import io.queuewatch.infra.imports.ImportCommand;
import io.queuewatch.infra.imports.SendCommand;
import io.queuewatch.infra.kafka.TimekeeperCommand;
import io.queuewatch.infra.local.WorkDirectory;
import io.queuewatch.infra.rehearse.RehearseCommand;
import io.queuewatch.infra.replay.ReplayCommand;
import io.queuewatch.infra.report.ReportCommand;
import io.queuewatch.infra.simulator.SimulateCommand;
import io.queuewatch.infra.targets.TargetsCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code queuewatch}: everything that runs, feeds and shows it. */
@Command(
        name = "queuewatch",
        description = "Telemetry for contact centres: what is so now, and what became of it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        sortOptions = false,
        descriptionHeading = "%n",
        parameterListHeading = "%nParameters:%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:something went wrong; the message says what, and what would be right",
            "2:the command line is wrong"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  queuewatch demo                            a call centre, live, on this machine",
            "  queuewatch replay CALLS.txt --mapping MAP  history in, totals out",
            "  queuewatch demo --help                     what can be set"
        },
        subcommands = {
            DemoCommand.class,
            BoardCommand.class,
            ReportCommand.class,
            ReplayCommand.class,
            ImportCommand.class,
            SendCommand.class,
            TargetsCommand.class,
            SimulateCommand.class,
            RehearseCommand.class,
            TimekeeperCommand.class,
            BenchCommand.class,
            DriftCommand.class
        })
public final class Queuewatch implements Runnable {

    static final int FAILURE = CommandLine.ExitCode.SOFTWARE;

    @Option(
            names = "--work-dir",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description =
                    "Where data and logs of local servers are kept. Default: ${DEFAULT-VALUE}.")
    private Path workDirectory = WorkDirectory.usual();

    @Spec private CommandSpec spec;

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command with its subcommands, ready to execute. */
    public static CommandLine commandLine() {
        Queuewatch root = new Queuewatch();
        return new CommandLine(root)
                .setExecutionStrategy(root::run)
                .setParameterExceptionHandler(Failures::usage)
                .setExecutionExceptionHandler(Failures::execution);
    }

    /** Where data and logs of local servers are kept. */
    Path workDirectory() {
        return workDirectory;
    }

    private int run(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        if (!last.isUsageHelpRequested() && !last.isVersionHelpRequested()) {
            logTo(last.commandSpec().qualifiedName("-").replaceFirst("^queuewatch-", "") + ".log");
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** Each command has a log file of its own; it is named before anything logs. */
    private void logTo(String file) {
        Path logs = workDirectory.resolve("logs");
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "cannot write to %s (%s); give another with --work-dir"
                            .formatted(workDirectory, e.getMessage()),
                    e);
        }
        System.setProperty("queuewatch.log", logs.resolve(file).toString());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
