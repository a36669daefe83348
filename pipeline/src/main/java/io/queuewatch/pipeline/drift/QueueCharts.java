package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Charts the intervals of one queue: rows for every interval, and news of signals. */
final class QueueCharts {

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
        SeriesMonitor monitor = monitor(series, clock);
        return draw(
                series, monitor, clock, interval, monitor.take(interval.start, sums), explainer);
    }

    private SeriesNews draw(
            ChartedSeries series,
            SeriesMonitor monitor,
            LocalClock clock,
            QueueInterval interval,
            Scores scores,
            QueueExplainer explainer) {
        Metric metric = series.state().metric();
        ChartRows drawn = new ChartRows(metric, interval, monitor.baseline());
        List<SeriesNews.Score> scored = new ArrayList<>(scores.points().size());
        ChartPoint newest = null;
        if (!scores.superseded().isEmpty()) {
            series.memory().forgetFrom(scores.superseded().get(0).start());
        }
        for (ChartPoint point : scores.points()) {
            rows.accept(drawn.of(point, series.memory().rulesAt(point)));
            drawClassic(series, clock, interval, point.start());
            scored.add(new SeriesNews.Score(point.start(), point.z()));
            newest = point.scored() ? point : newest;
        }
        for (Scores.Superseded superseded : scores.superseded()) {
            rows.accept(drawn.of(superseded));
        }
        return new SeriesNews(
                metric,
                scored,
                scores.news(),
                newest == null && scores.news().isEmpty()
                        ? List.of()
                        : evidence(metric, monitor, newest, clock, explainer, interval.start));
    }

    private void drawClassic(
            ChartedSeries series, LocalClock clock, QueueInterval interval, long start) {
        ClassicCharts classic = series.classic();
        List<ClassicCharts.Drawn> all = classic.at(series.state(), clock, start);
        ClassicRows drawn = new ClassicRows(series.state().metric(), interval, classic.version());
        all.forEach(one -> rows.accept(drawn.of(start, one)));
    }

    /** The monitor of a series. */
    SeriesMonitor monitor(ChartedSeries series, LocalClock clock) {
        return new SeriesMonitor(series.state(), settings, clock);
    }

    /**
     * Takes a person's decision, and draws the chart anew from where it is about; without a moment
     * it is about what stands.
     *
     * @param at when it is taken, event time in milliseconds
     * @return what is new; empty where nothing stands that it could be about
     * @throws IllegalStateException where the series has no level yet that could have changed
     */
    Optional<SeriesNews> decide(
            ChartedSeries series, LocalClock clock, QueueNote decision, long at) {
        SeriesMonitor monitor = monitor(series, clock);
        List<SeriesState.Row> intervals = series.state().rows;
        OptionalLong changed =
                decision.from == null
                        ? monitor.standing().stream().mapToLong(Signal::changedAt).min()
                        : OptionalLong.of(decision.from);
        if (changed.isEmpty() || intervals.isEmpty()) {
            return Optional.empty();
        }
        QueueInterval newest = new QueueInterval();
        newest.channel = decision.channel;
        newest.queue = decision.queue;
        newest.beat = Beat.of(series.state().metric()).ordinal();
        newest.start = intervals.get(intervals.size() - 1).start();
        newest.at = at;
        Scores scores =
                decision.confirmed
                        ? monitor.confirm(changed.getAsLong())
                        : monitor.exclude(
                                changed.getAsLong(),
                                decision.to == null ? newest.start : decision.to);
        return Optional.of(draw(series, monitor, clock, newest, scores, null));
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
}
