package io.queuewatch.infra.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.queuewatch.infra.influxql.InfluxOptions;
import io.queuewatch.infra.options.ChannelConverter;
import io.queuewatch.infra.targets.Columns;
import io.queuewatch.pipeline.contact.Channel;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code queuewatch drift phases}: which phase each control chart is in, and what stands on it. */
@Command(
        name = "phases",
        footer = {
            "  queuewatch drift phases",
            "  queuewatch drift phases --standing                  only where something stands",
            "  queuewatch drift phases --channel voice --queue sales --json"
        },
        description = {
            "Lists every control chart: how far it is to be trusted (learning, trial, active),"
                    + " which phase it is in and since when, its newest interval, and what stands on"
                    + " it.",
            "Queue * is all of a channel together. Values are in the metric's own unit: fractions,"
                    + " numbers, seconds (the median).",
            "Credentials, where InfluxDB wants them: QUEUEWATCH_INFLUX_USER and"
                    + " QUEUEWATCH_INFLUX_PASSWORD_FILE, or QUEUEWATCH_INFLUX_TOKEN_FILE, in the"
                    + " environment."
        })
final class DriftPhasesCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    @Spec private CommandSpec spec;

    @Mixin private InfluxOptions influx = new InfluxOptions();

    @Option(
            names = "--channel",
            paramLabel = "CHANNEL",
            converter = ChannelConverter.class,
            description = "Only this channel.")
    private Channel channel;

    @Option(names = "--queue", description = "Only this queue; * for all of a channel together.")
    private String queue;

    @Option(names = "--standing", description = "Only charts on which something stands.")
    private boolean standing;

    @Option(names = "--json", description = "Print a list of objects, one for each chart.")
    private boolean json;

    @Override
    public Integer call() {
        List<ChartPhase> phases =
                new PhasesReader(influx.query(), influx.database())
                        .read(channel == null ? null : channel.label(), queue).stream()
                                .filter(phase -> !standing || !phase.signal().isEmpty())
                                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(phases).toPrettyString());
        } else if (phases.isEmpty()) {
            out.println(
                    standing
                            ? "nothing stands on any control chart"
                            : "there is no control chart yet: DriftJob makes a point of each hour,"
                                    + " a quarter of an hour after its end");
        } else {
            lines(phases).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private static List<String> lines(List<ChartPhase> phases) {
        Columns columns =
                new Columns(false, false, false, false, true, false, false, true, true, false);
        columns.add(
                List.of(
                        "CHANNEL",
                        "QUEUE",
                        "METRIC",
                        "STATUS",
                        "PHASE",
                        "SINCE",
                        "NEWEST",
                        "VALUE",
                        "EXPECTED",
                        "SIGNAL"));
        for (ChartPhase phase : phases) {
            columns.add(
                    List.of(
                            phase.channel(),
                            phase.queue(),
                            phase.metric(),
                            phase.status(),
                            Long.toString(phase.phase()),
                            local(phase.since()),
                            local(phase.newest()),
                            number(phase.value()),
                            number(phase.expected()),
                            phase.signal().isEmpty() ? "–" : phase.signal()));
        }
        return columns.lines();
    }

    private static ArrayNode json(List<ChartPhase> phases) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (ChartPhase phase : phases) {
            all.addObject()
                    .put("channel", phase.channel())
                    .put("queue", phase.queue())
                    .put("metric", phase.metric())
                    .put("status", phase.status())
                    .put("phase", phase.phase())
                    .put("since", phase.since().toEpochMilli())
                    .put("newest", phase.newest().toEpochMilli())
                    .put("value", phase.value())
                    .put("expected", phase.expected())
                    .put("signal", phase.signal());
        }
        return all;
    }

    private static String local(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    private static String number(Double value) {
        if (value == null) {
            return "–";
        }
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.1f", value);
    }
}
