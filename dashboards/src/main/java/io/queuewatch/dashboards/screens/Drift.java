package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Annotation;
import io.queuewatch.dashboards.grafana.Colour;
import io.queuewatch.dashboards.grafana.Look;
import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.grafana.Screen;
import io.queuewatch.dashboards.grafana.Variable;
import io.queuewatch.dashboards.influxql.Select;
import io.queuewatch.pipeline.drift.Kind;
import io.queuewatch.pipeline.drift.Metric;
import io.queuewatch.pipeline.influx.Catalogue;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Control charts: what is not as it was, since when, and what explains it. */
final class Drift {
    private static final String[] SERIES = {"metric", "channel", "queue"};
    private static final String[] PHASES = {"metric", "channel", "queue", "phase"};
    private static final String NAME = "$tag_metric $tag_channel $tag_queue phase $tag_phase $col";

    private Drift() {}

    static Stream<Screen> all() {
        return Stream.of(
                new Screen(
                                "drift",
                                "Drift",
                                "Control charts: what is not as the same hours of earlier weeks"
                                        + " were, since when, and what explains it. Queue * is all"
                                        + " of a channel together. Alerts of drift link here.")
                        .tag("drift")
                        .menu()
                        .time("now-14d", "now")
                        .refresh("5m", "1m", "15m")
                        .variable(
                                Variable.ofTag(
                                                "channel",
                                                "Channel",
                                                "The channels whose charts to show.",
                                                rows().valuesOf("channel"))
                                        .withoutAll())
                        .variable(
                                Variable.ofTag(
                                                "queue",
                                                "Queue",
                                                "The queues whose charts to show; * is all of the"
                                                        + " channel together.",
                                                rows().among("channel", "channel")
                                                        .valuesOf("queue"))
                                        .withoutAll())
                        .variable(
                                Variable.ofTag(
                                        "metric",
                                        "Metric",
                                        "The metrics to show a chart of.",
                                        rows().among("channel", "channel").valuesOf("metric")))
                        .variable(TextbookCharts.variable())
                        .annotation(
                                Alerts.marked(
                                        "Alerts of drift",
                                        Colour.ORANGE_LINE,
                                        told().among("queue", "queue")))
                        .annotation(begunPhases())
                        .panel(alerts().at(0, 0, 24, 8))
                        .panel(status().at(0, 8, 14, 10))
                        .panel(phases().at(14, 8, 10, 10))
                        .panel(
                                points(
                                                "Signals",
                                                "The newest 200 intervals of the chosen charts on"
                                                        + " which something stands: drift up or down,"
                                                        + " or a spike. In standard deviations: how far"
                                                        + " the interval is from the centre.",
                                                "signal",
                                                "What stands")
                                        .at(0, 18, 12, 9))
                        .panel(
                                points(
                                                "Run rules",
                                                "The newest 200 intervals of the chosen charts that"
                                                        + " complete a run rule of Western Electric,"
                                                        + " Nelson or Making Data Count. They call"
                                                        + " nobody.",
                                                "rules",
                                                "Rules")
                                        .at(12, 18, 12, 9))
                        .panel(chart().at(0, 27, 24, 9))
                        .panel(TextbookCharts.panel().at(0, 36, 24, 9)));
    }

    private static Panel chart() {
        return Panel.lines(
                        "Control chart: $metric",
                        "Each interval of the chosen queues, the centre (expected), and limits at"
                                + " three standard deviations; points mark where a signal stands. Each"
                                + " phase has lines of its own; one that learns has no centre yet. Rates"
                                + " are fractions as percentages, times medians in seconds.")
                .unit("short")
                .fields(startOf(metric -> metric.kind() == Kind.PROPORTION), Look.percent())
                .fields(startOf(Metric::logarithmic), Look.asAll().unit("s").decimals(0))
                .fields(" expected$", Look.thin(Colour.GREY_LINE))
                .fields(" (lower|upper)$", Look.thin(Colour.GREY_LINE).dashed())
                .fields(" signal$", Look.marks(Colour.ORANGE_LINE))
                .ask("A", chosen().columns("value", "expected").by(PHASES), NAME)
                .ask("B", chosen().except("signal", "").column("signal", "value").by(PHASES), NAME)
                .ask("C", scored().columns("lower", "upper").by(PHASES), NAME)
                .repeated("metric");
    }

    /** Finds the names of series of some metrics. */
    static String startOf(Predicate<Metric> which) {
        return Arrays.stream(Metric.values())
                .filter(which)
                .map(Metric::label)
                .collect(Collectors.joining("|", "^(", ") "));
    }

    private static Panel alerts() {
        return Alerts.table(
                "Alerts of drift",
                "The newest 50 of the chosen channels that began within the time shown, of all"
                        + " queues: size and beginning of each change, and what contributed to it.",
                told());
    }

    private static Select told() {
        return Alerts.all().beginning("name", "QueuewatchDrift").among("channel", "channel");
    }

    private static Panel status() {
        return new Columns()
                .text("metric", "Metric")
                .plain("channel", "Channel")
                .plain("queue", "Queue")
                .plain("status", "Status")
                .plain("signal", "What stands")
                .plain("baseline", "Baseline")
                .moment("reached", "Scored until")
                .of(
                        Panel.table(
                                        "Status of every series",
                                        "Of all channels and queues, at the end of the time shown:"
                                                + " learning (no centre yet), trial (alerts are not"
                                                + " to be relied on yet) or active; what stands on"
                                                + " the newest interval, the version of the baseline"
                                                + " (0: none), the event time at which it was"
                                                + " scored.")
                                .decimals(0)
                                .smallestFirst("Metric")
                                .rows(
                                        "A",
                                        standing()
                                                .among("metric", "metric")
                                                .column("status", "last(status)")
                                                .column("signal", "last(signal)")
                                                .column("baseline", "last(baseline)")
                                                .column("reached", "last(as_of)")
                                                .by(SERIES))
                                .merged());
    }

    /** What people have decided of charts, and what has begun since a promise changed. */
    private static Annotation begunPhases() {
        return Annotation.of(
                "Phases",
                Colour.BLUE,
                chosen().naming("event", "phase", "excluded")
                        .column("event", "event")
                        .columns(PHASES)
                        .newest(200),
                "event",
                PHASES);
    }

    private static Panel phases() {
        return new Columns()
                .time("Since")
                .text("metric", "Metric")
                .plain("channel", "Channel")
                .plain("queue", "Queue")
                .plain("phase", "Phase")
                .plain("status", "Status at first")
                .of(
                        Panel.table(
                                        "Phases",
                                        "Every phase of the chosen charts with an interval within"
                                                + " the time shown, and its first interval there: a"
                                                + " phase begins where a person confirmed a change,"
                                                + " or a formula or calendar changed.")
                                .largestFirst("Since")
                                .rows("A", chosen().column("status", "first(status)").by(PHASES)));
    }

    private static Panel points(String title, String description, String field, String name) {
        return new Columns()
                .time("Interval")
                .text("metric", "Metric")
                .plain("channel", "Channel")
                .plain("queue", "Queue")
                .plain("phase", "Phase")
                .text(field, name)
                .add("deviations", "Standard deviations", Look.asAll().decimals(1))
                .of(
                        Panel.table(title, description)
                                .rows(
                                        "A",
                                        scored().except(field, "")
                                                .column("metric", "metric")
                                                .column("channel", "channel")
                                                .column("queue", "queue")
                                                .column("phase", "phase")
                                                .column(field, field)
                                                .column("deviations", "z")
                                                .newest(200)));
    }

    /**
     * Intervals that are scored: of others a database may hold limits and residuals from before
     * they were corrected.
     */
    private static Select scored() {
        return chosen().positive("scored");
    }

    private static Select chosen() {
        return standing()
                .among("channel", "channel")
                .among("queue", "queue")
                .among("metric", "metric");
    }

    /** Intervals that no later phase has taken over. */
    private static Select standing() {
        return rows().except("status", "superseded");
    }

    private static Select rows() {
        return Select.from(Catalogue.CONTROL_CHART);
    }
}
