package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.ControlChart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Charts the intervals of one queue: rows for every interval, and news of signals. */
final class QueueCharts {

    private static final Codec<ControlChart> CODEC = Codec.of(ControlChart.class);

    private final DriftSettings settings;
    private final DriftWords words;
    private final Consumer<Message> rows;

    /**
     * Charts.
     *
     * @param settings of the detectors
     * @param rows takes the rows of charts
     */
    QueueCharts(DriftSettings settings, Consumer<Message> rows) {
        this.settings = settings;
        this.rows = rows;
        words = new DriftWords(settings);
    }

    /** Whether anything happened to a metric, so that a series of it begins. */
    static boolean somethingOf(Metric metric, Sums sums) {
        return metric.kind() == Kind.COUNT ? sums.x() > 0 : sums.n() > 0;
    }

    /**
     * The sums of one interval of one series.
     *
     * @param series what is kept of it; changed
     * @param clock on the wall of the queue
     * @param explainer says what changes come from; null where nothing is known
     */
    SeriesNews take(
            ChartedSeries series,
            LocalClock clock,
            QueueInterval interval,
            Sums sums,
            QueueExplainer explainer) {
        Metric metric = series.state().metric();
        SeriesMonitor monitor = monitor(series, clock);
        Scores scores = monitor.take(interval.start, sums);
        List<SeriesNews.Score> scored = new ArrayList<>(scores.points().size());
        ChartPoint newest = null;
        for (ChartPoint point : scores.points()) {
            rows.accept(row(metric, interval, point, series.memory().rulesAt(point), monitor));
            scored.add(new SeriesNews.Score(point.start(), point.z()));
            newest = point.scored() ? point : newest;
        }
        return new SeriesNews(
                metric,
                scored,
                scores.news(),
                newest == null && scores.news().isEmpty()
                        ? List.of()
                        : evidence(metric, monitor, newest, clock, explainer, interval.start));
    }

    /** The monitor of a series. */
    SeriesMonitor monitor(ChartedSeries series, LocalClock clock) {
        return new SeriesMonitor(series.state(), settings, clock);
    }

    /**
     * Takes a person's decision; without a moment it is about what stands.
     *
     * @return what is new; empty where nothing stands that it could be about
     * @throws IllegalStateException where the series has no level yet that could have changed
     */
    Optional<SeriesNews> decide(ChartedSeries series, LocalClock clock, QueueNote decision) {
        SeriesMonitor monitor = monitor(series, clock);
        List<SeriesState.Row> intervals = series.state().rows;
        OptionalLong changed =
                decision.from == null
                        ? monitor.standing().stream().mapToLong(Signal::changedAt).min()
                        : OptionalLong.of(decision.from);
        if (changed.isEmpty() || intervals.isEmpty()) {
            return Optional.empty();
        }
        long to = decision.to == null ? intervals.get(intervals.size() - 1).start() : decision.to;
        List<SignalChange> changes =
                decision.confirmed
                        ? monitor.confirm(changed.getAsLong())
                        : monitor.exclude(changed.getAsLong(), to);
        return Optional.of(new SeriesNews(series.state().metric(), List.of(), changes, List.of()));
    }

    private List<SeriesNews.Evidence> evidence(
            Metric metric,
            SeriesMonitor monitor,
            ChartPoint newest,
            LocalClock clock,
            QueueExplainer explainer,
            long start) {
        List<SeriesNews.Evidence> evidence = new ArrayList<>(0);
        for (Signal signal : monitor.standing()) {
            String speaks = words.of(metric, signal, newest, monitor.baseline(), clock.zone());
            evidence.add(
                    new SeriesNews.Evidence(
                            signal,
                            speaks + causes(metric, signal, monitor, clock, explainer, start)));
        }
        return evidence;
    }

    /** Waits come from their drivers; a driver from its own elements. */
    private String causes(
            Metric metric,
            Signal signal,
            SeriesMonitor monitor,
            LocalClock clock,
            QueueExplainer explainer,
            long to) {
        if (explainer == null || metric.period() != Period.HOUR) {
            return "";
        }
        boolean waits = metric != Metric.OFFERED && metric != Metric.HANDLE_TIME;
        if (waits && metric == Metric.TRANSFER_RATE) {
            return "";
        }
        boolean more = waits ? signal.effect(metric) == Effect.WORSE : signal.up();
        List<DriverChange> drivers =
                explainer.explain(
                        signal.changedAt(),
                        Math.max(to, signal.changedAt()),
                        more,
                        clock,
                        monitor::inControl);
        if (!waits) {
            Driver own = metric == Metric.OFFERED ? Driver.ARRIVALS : Driver.HANDLE_TIME;
            drivers = drivers.stream().filter(driver -> driver.driver() == own).toList();
        }
        return words.causes(drivers);
    }

    private static Message row(
            Metric metric,
            QueueInterval interval,
            ChartPoint point,
            String rules,
            SeriesMonitor monitor) {
        ControlChart row = new ControlChart();
        row.setMetric(metric.label());
        row.setChannel(interval.channel);
        row.setQueue(interval.queue);
        row.setPhase(point.phase());
        row.setStart(Instant.ofEpochMilli(point.start()));
        row.setAsOf(Instant.ofEpochMilli(interval.at));
        row.setInterval(interval.beat().interval().label());
        row.setN(point.n());
        row.setValue(known(point.value()));
        row.setExpected(known(point.expected()));
        row.setLower(known(point.lower()));
        row.setUpper(known(point.upper()));
        row.setZ(known(point.z()));
        row.setWhitened(known(point.whitened()));
        row.setCusumUp(point.cusumUp());
        row.setCusumDown(point.cusumDown());
        row.setEwma(point.ewma());
        Baseline baseline = monitor.baseline();
        row.setLaney(baseline == null ? null : known(baseline.laney()));
        row.setStatus(point.status().name().toLowerCase(Locale.ROOT));
        row.setBaseline(point.baseline());
        row.setRules(rules);
        row.setSignal(signal(point));
        String key =
                String.join(
                        "|",
                        "control_chart",
                        row.getMetric(),
                        row.getChannel(),
                        row.getQueue(),
                        Long.toString(point.start()));
        return Message.of(key, CODEC, row);
    }

    private static Double known(double value) {
        return Double.isNaN(value) || Double.isInfinite(value) ? null : Double.valueOf(value);
    }

    private static String signal(ChartPoint point) {
        List<String> signals = new ArrayList<>(0);
        if (point.driftUp()) {
            signals.add("drift_up");
        }
        if (point.driftDown()) {
            signals.add("drift_down");
        }
        if (point.spike()) {
            signals.add("spike");
        }
        return String.join(",", signals);
    }
}
