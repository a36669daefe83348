package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.schemas.AgentTime;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.KpiBy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/** Keyed by queue: charts all its series, interval by interval. */
public final class QueueChartsFunction extends ChartsFunction<ScoredInterval> {

    private static final long serialVersionUID = 1L;

    private transient ValueState<QueueExplainer> explainers;
    private transient MapState<Long, Map<String, byte[]>> explaining;
    private transient Codec<KpiBy> rowsBy;
    private transient Codec<AgentTime> teams;

    /**
     * The operator.
     *
     * @param start what is promised, time zones and calendars, until versions say otherwise
     * @param settings of the detectors
     */
    public QueueChartsFunction(TargetsHistory start, DriftSettings settings) {
        super(start, settings);
    }

    @Override
    public void open(OpenContext context) throws Exception {
        super.open(context);
        explainers =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "explainer", new QueueExplainerSerializer()));
        explaining =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "explaining",
                                        Types.LONG,
                                        Types.MAP(
                                                Types.STRING,
                                                PrimitiveArrayTypeInfo
                                                        .BYTE_PRIMITIVE_ARRAY_TYPE_INFO)));
        rowsBy = Codec.of(KpiBy.class);
        teams = Codec.of(AgentTime.class);
    }

    @Override
    void take(QueueInterval interval, ReadOnlyContext context, Collector<ScoredInterval> out)
            throws Exception {
        List<SeriesNews> news = new ArrayList<>(restarted(interval, List.of(interval.queue)));
        news.addAll(chart(interval, explainer(interval), row -> context.output(CHARTS, row)));
        out.collect(
                new ScoredInterval(
                        interval.channel,
                        interval.queue,
                        interval.beat,
                        interval.start,
                        interval.at,
                        news,
                        interval.beat() == Beat.HOUR
                                ? Counts.of(interval.counts, Metric.SERVICE_LEVEL)
                                : null));
    }

    /** What explains changes, with all rows up to this interval: each is read once it is over. */
    private QueueExplainer explainer(QueueInterval interval) throws Exception {
        QueueExplainer known = explainers.value();
        if (interval.beat() != Beat.HOUR) {
            return known;
        }
        QueueExplainer explainer = known == null ? new QueueExplainer() : known;
        List<Long> read = new ArrayList<>();
        for (long start : explaining.keys()) {
            if (start <= interval.start) {
                read.add(start);
            }
        }
        Collections.sort(read);
        for (long start : read) {
            for (Map.Entry<String, byte[]> row : explaining.get(start).entrySet()) {
                if (row.getKey().startsWith("time|")) {
                    explainer.take(teams.decode(row.getValue()));
                } else {
                    explainer.take(rowsBy.decode(row.getValue()));
                }
            }
            explaining.remove(start);
        }
        explainers.update(explainer);
        return explainer;
    }

    @Override
    void take(QueueNote note, ReadOnlyContext context, Collector<ScoredInterval> out)
            throws Exception {
        if (note.row != null) {
            Map<String, byte[]> known = explaining.get(note.start);
            Map<String, byte[]> rows = known == null ? new HashMap<>() : known;
            rows.put(note.slice, note.row);
            explaining.put(note.start, rows);
            return;
        }
        long at = now(context);
        List<SeriesNews> news = decide(note, at, row -> context.output(CHARTS, row));
        if (!news.isEmpty()) {
            out.collect(
                    new ScoredInterval(
                            note.channel, note.queue, Beat.HOUR.ordinal(), at, at, news, null));
        }
    }
}
