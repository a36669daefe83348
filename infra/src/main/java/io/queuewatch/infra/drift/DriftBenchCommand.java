package io.queuewatch.infra.drift;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code queuewatch drift bench}: how quiet and how quick the detectors are. */
@Command(
        name = "bench",
        description = {
            "Measures how often queues in which nothing changes raise an incident, how long it takes"
                    + " until an alert says that a service level has fallen, and how often alerts name"
                    + " what has been broken.",
            "",
            "A generator with fixed seeds makes the rows of queues: 16 weeks to learn from, 26 to be"
                    + " watched. Takes a few minutes on all processors."
        },
        footer = {
            "  queuewatch drift bench              the table of the README",
            "  queuewatch drift bench --seed 7     the same with other chance",
            "  queuewatch drift bench --json       for a program",
        })
final class DriftBenchCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Other chance than that of the README.")
    private Long seed;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        Plan shipped = Plan.shipped();
        Findings findings =
                new DriftBenchmark(seed == null ? shipped : shipped.withSeed(seed), this::tell)
                        .run();
        spec.commandLine()
                .getOut()
                .println(json ? new FindingsJson(findings) : new FindingsText(findings));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private synchronized void tell(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }
}
