package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.config.TargetedFunction;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.wire.Message;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the series of one key on their charts; the rows of charts go to a side output. A promise
 * that has changed starts a phase by itself.
 *
 * @param <O> what it tells
 */
public abstract class ChartsFunction<O> extends TargetedFunction<String, ChartInput, O> {

    /** Rows of charts. */
    public static final OutputTag<Message> CHARTS =
            new OutputTag<>("charts", Types.POJO(Message.class));

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ChartsFunction.class);

    private final DriftSettings settings;

    private transient MapState<String, ChartedSeries> series;
    private transient ValueState<Long> reached;
    private transient ValueState<Long> compared;
    private transient MapState<String, String[]> promises;
    private transient QueueCharts charts;
    private transient Consumer<Message> rows;

    ChartsFunction(TargetsHistory start, DriftSettings settings) {
        super(start);
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        series =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "series",
                                        StringSerializer.INSTANCE,
                                        new ChartedSeriesSerializer()));
        promises =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "promises",
                                        Types.STRING,
                                        Types.OBJECT_ARRAY(Types.STRING)));
        compared = getRuntimeContext().getState(new ValueStateDescriptor<>("compared", Types.LONG));
        reached = getRuntimeContext().getState(new ValueStateDescriptor<>("reached", Types.LONG));
        charts = new QueueCharts(settings, row -> rows.accept(row));
    }

    @Override
    public final void processElement(ChartInput input, ReadOnlyContext context, Collector<O> out)
            throws Exception {
        if (input.interval == null) {
            take(input.note, context, out);
        } else {
            take(input.interval, context, out);
        }
    }

    abstract void take(QueueInterval interval, ReadOnlyContext context, Collector<O> out)
            throws Exception;

    abstract void take(QueueNote note, ReadOnlyContext context, Collector<O> out) throws Exception;

    /** Event time, also where after a restart nothing has said yet how far it had come. */
    final long now(ReadOnlyContext context) throws Exception {
        Long charted = reached.value();
        long before = charted == null ? -1 : charted;
        long watermark = context.timerService().currentWatermark();
        // A history that is complete has no time beyond its last interval.
        return (watermark == Long.MAX_VALUE ? before : Math.max(before, watermark)) + 1;
    }

    /** The clock on the wall of a queue, with the calendar that was promised at a moment. */
    final LocalClock clock(String channel, String queue, long at) {
        Targets promised = targets().at(at);
        return queue.equals(RowReadings.ALL_QUEUES)
                ? new LocalClock(targets().zone(), promised.of(channel).calendar())
                : new LocalClock(
                        targets().zone(channel, queue), promised.of(channel, queue).calendar());
    }

    /**
     * Charts an interval in every series that has begun, or begins with it.
     *
     * @param explainer says what changes come from; null where nothing is known
     */
    final List<SeriesNews> chart(
            QueueInterval interval, QueueExplainer explainer, Consumer<Message> into)
            throws Exception {
        rows = into;
        Long before = reached.value();
        if (before == null || before < interval.at) {
            reached.update(interval.at);
        }
        LocalClock clock = clock(interval.channel, interval.queue, interval.start);
        List<SeriesNews> news = new ArrayList<>();
        for (Metric metric : interval.beat().metrics()) {
            Sums sums = Counts.of(interval.counts, metric);
            ChartedSeries charted = series.get(metric.label());
            if (charted == null && QueueCharts.somethingOf(metric, sums)) {
                charted = ChartedSeries.begin(metric, settings);
            }
            if (charted != null) {
                double[] shape = interval.shapes == null ? null : interval.shapes[metric.ordinal()];
                if (shape != null) {
                    charts.monitor(charted, clock).parent(new Shape(shape));
                }
                news.add(charts.take(charted, clock, interval, sums, explainer));
                series.put(metric.label(), charted);
            }
        }
        return news;
    }

    /** The baseline of a series; null while it is learning. */
    final Baseline baseline(Metric metric) throws Exception {
        ChartedSeries charted = series.get(metric.label());
        return charted == null ? null : charted.state().baseline();
    }

    /**
     * Takes a person's decision to the series that it is of.
     *
     * @param at when, event time in milliseconds
     */
    final List<SeriesNews> decide(QueueNote decision, long at, Consumer<Message> into)
            throws Exception {
        rows = into;
        LocalClock clock = clock(decision.channel, decision.queue, at);
        List<SeriesNews> news = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            ChartedSeries charted = series.get(metric.label());
            if (charted != null && decision.isOf(metric)) {
                try {
                    charts.decide(charted, clock, decision, at).ifPresent(news::add);
                } catch (IllegalStateException e) {
                    LOG.warn(
                            "a decision about {} {} {} was not taken: {}",
                            decision.channel,
                            decision.queue,
                            metric.label(),
                            e.getMessage());
                }
                series.put(metric.label(), charted);
            }
        }
        return news;
    }

    /**
     * Phases that begin by themselves with an interval, because what is promised is not what was
     * promised before it. One that is corrected, and a day whose hours have been charted, are not
     * looked at: they may be of before.
     *
     * @param queues whose promises it is measured by
     */
    final List<SeriesNews> restarted(QueueInterval interval, Iterable<String> queues)
            throws Exception {
        Long newest = compared.value();
        List<SeriesNews> news = new ArrayList<>();
        if (newest != null && interval.start < newest) {
            return news;
        }
        compared.update(interval.start);
        Targets promised = targets().at(interval.start);
        Set<Metric> changed = EnumSet.noneOf(Metric.class);
        for (String queue : queues) {
            String[] before = promises.get(queue);
            Promise now = Promise.of(promised, interval.channel, queue);
            promises.put(queue, now.parts());
            if (before != null) {
                changed.addAll(now.changes(Promise.of(before)));
            }
        }
        LocalClock clock = clock(interval.channel, interval.queue, interval.start);
        for (Metric metric : changed) {
            ChartedSeries charted = series.get(metric.label());
            if (charted != null) {
                List<SignalChange> changes = charts.monitor(charted, clock).restart();
                news.add(new SeriesNews(metric, List.of(), changes, List.of()));
                series.put(metric.label(), charted);
            }
        }
        return news;
    }
}
