package io.queuewatch.infra.drift;

import io.queuewatch.infra.influxql.InfluxOptions;
import io.queuewatch.infra.targets.Columns;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code queuewatch drift budget}: how often drift has told people something. */
@Command(
        name = "budget",
        footer = {"  queuewatch drift budget", "  queuewatch drift budget --weeks 12"},
        description = {
            "Counts the incidents of drift of the last weeks, and those that called somebody, beside"
                    + " what is bearable while nothing has changed: half an incident a week for each"
                    + " queue, one page a week for each channel.",
            "Queues are those whose charts are active; weeks end with the newest interval that is"
                    + " charted. Alerts are kept for 100 days."
        })
final class DriftBudgetCommand implements Callable<Integer> {

    private static final double INCIDENTS = 0.5;
    private static final double PAGES = 1;
    private static final int DAYS = 7;

    @Spec private CommandSpec spec;

    @Mixin private InfluxOptions influx = new InfluxOptions();

    @Option(
            names = "--weeks",
            paramLabel = "N",
            defaultValue = "4",
            description = "How many weeks. Default: ${DEFAULT-VALUE}.")
    private int weeks;

    @Override
    public Integer call() {
        if (weeks < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--weeks is %d; want 1 or more".formatted(weeks));
        }
        Map<String, Set<String>> queues = new TreeMap<>();
        Instant newest = Instant.EPOCH;
        for (ChartPhase phase :
                new PhasesReader(influx.query(), influx.database()).read(null, null)) {
            newest = phase.newest().isAfter(newest) ? phase.newest() : newest;
            if (phase.status().equals("active") && !phase.queue().equals("*")) {
                queues.computeIfAbsent(phase.channel(), any -> new TreeSet<>()).add(phase.queue());
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        if (queues.isEmpty()) {
            out.println("no chart is active yet: until then nobody is told anything");
        } else {
            lines(queues, newest).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private List<String> lines(Map<String, Set<String>> queues, Instant newest) {
        // An hour is charted, and told of, a quarter of an hour after its end.
        Instant until = newest.plus(Duration.ofHours(2));
        Map<String, IncidentsReader.Incidents> told =
                new IncidentsReader(influx.query(), influx.database())
                        .between(until.minus(Duration.ofDays((long) DAYS * weeks)), until);
        Columns columns = new Columns(false, true, true, true, true, true, true, true);
        columns.add(
                List.of(
                        "CHANNEL",
                        "QUEUES",
                        "WEEKS",
                        "INCIDENTS",
                        "PER QUEUE AND WEEK",
                        "BEARABLE",
                        "PAGES PER WEEK",
                        "BEARABLE"));
        queues.forEach(
                (channel, names) -> {
                    IncidentsReader.Incidents found =
                            told.getOrDefault(channel, IncidentsReader.Incidents.NONE);
                    columns.add(
                            List.of(
                                    channel,
                                    Integer.toString(names.size()),
                                    Integer.toString(weeks),
                                    Integer.toString(found.all().size()),
                                    number((double) found.all().size() / names.size() / weeks),
                                    number(INCIDENTS),
                                    number((double) found.pages().size() / weeks),
                                    number(PAGES)));
                });
        return columns.lines();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
