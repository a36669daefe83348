package io.queuewatch.infra.drift;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code queuewatch drift}: what has to do with the charts that notice drift. */
@Command(
        name = "drift",
        description = "What has to do with drift: the charts that know before a target breaks.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DriftPhasesCommand.class,
            DriftConfirmCommand.class,
            DriftExcludeCommand.class,
            DriftBudgetCommand.class,
            DriftBenchCommand.class
        })
public final class DriftCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
