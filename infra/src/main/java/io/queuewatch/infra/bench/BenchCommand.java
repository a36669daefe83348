package io.queuewatch.infra.bench;

import io.queuewatch.infra.local.WorkDirectory;
import io.queuewatch.schemas.UnreadableException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code queuewatch bench}: how fast the job is, beside a consumer that only decodes. */
@Command(
        name = "bench",
        description = {
            "Measures how many events a second the whole job takes, from Kafka to Kafka, beside a bare"
                    + " consumer that only decodes them, beside one such for each partition, and"
                    + " where the processor time goes.",
            "",
            "Starts Kafka and Flink in this process, writes the events of a large simulated centre,"
                    + " then lets the readers read them in turns. The first rounds warm up and are not"
                    + " counted; of the others the median is.",
            "",
            "With --open-clocks it measures instead what calls cost that wait all at once."
        },
        footer = {
            "  queuewatch bench                            a million events, a few minutes",
            "  queuewatch bench --everything --queues 40   the same of every channel",
            "  queuewatch bench --events 200000 --json     a short one, for a program",
            "  queuewatch bench --open-clocks 1000000      a million calls wait: what each costs",
        })
public final class BenchCommand implements Callable<Integer> {

    private static final String DEFAULT = " Default: ${DEFAULT-VALUE}.";

    @Spec private CommandSpec spec;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many events." + DEFAULT)
    private long events;

    @Option(
            names = "--queues",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many queues they are of." + DEFAULT)
    private int queues;

    @Option(
            names = "--everything",
            description =
                    "Events of every channel, of agents, schedules and surveys, as a centre of so"
                            + " many queues sends them; else of calls alone.")
    private boolean everything;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same number gives the same calls." + DEFAULT)
    private long seed;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            defaultValue = "2",
            description = "Partitions, and instances of each operator." + DEFAULT)
    private int parallelism;

    @Option(
            names = "--warm-ups",
            paramLabel = "N",
            defaultValue = "10",
            description = "Rounds that are not counted; the compiler needs several." + DEFAULT)
    private int warmUps;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each is measured." + DEFAULT)
    private int rounds;

    @Option(
            names = "--open-clocks",
            paramLabel = "N",
            description =
                    "Let so many calls wait at once, and say how many bytes of heap the clock of each"
                            + " costs, and a checkpoint of them.")
    private Integer openClocks;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, UnreadableException {
        requirePositive("--events", events);
        requirePositive("--queues", queues);
        requirePositive("--parallelism", parallelism);
        requirePositive("--warm-ups", warmUps);
        requirePositive("--rounds", rounds);
        if (openClocks != null) {
            requirePositive("--open-clocks", openClocks);
        }
        try (WorkDirectory directory =
                WorkDirectory.open(WorkDirectory.given(spec).resolve("bench"))) {
            spec.commandLine()
                    .getOut()
                    .println(
                            openClocks == null
                                    ? speed(directory.path())
                                    : cost(directory.path(), openClocks));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private Object speed(Path directory) throws UnreadableException {
        Result result =
                new Benchmark(
                                directory,
                                events,
                                seed,
                                queues,
                                everything,
                                parallelism,
                                warmUps,
                                rounds)
                        .run(this::tell);
        return json ? new ResultJson(result) : new ResultText(result);
    }

    private Object cost(Path directory, int clocks) throws IOException, UnreadableException {
        ClockCost cost = new OpenClocks(directory, clocks, queues, parallelism).run(this::tell);
        return json ? cost.json() : cost;
    }

    private void tell(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }

    private void requirePositive(String option, long value) {
        if (value < 1) {
            throw new ParameterException(
                    spec.commandLine(), "%s is %d; want at least 1".formatted(option, value));
        }
    }
}
