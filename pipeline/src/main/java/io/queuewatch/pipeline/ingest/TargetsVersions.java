package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.config.PublishedTargets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.wire.Message;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Reads versions of the targets; what is none, or cannot count, becomes a dead letter. */
public final class TargetsVersions extends ProcessFunction<TargetsRecord, PublishedTargets> {

    /** Records that do not count. */
    public static final OutputTag<Message> DEAD_LETTERS =
            new OutputTag<>("dead-letters", Types.POJO(Message.class));

    private static final long serialVersionUID = 1L;

    private final TargetsHistory history;
    private transient TargetsCheck check;
    private transient DeadLetters letters;
    private transient Counter versions;
    private transient Counter refused;

    /**
     * The operator.
     *
     * @param history what the versions come after
     */
    public TargetsVersions(TargetsHistory history) {
        this.history = history;
    }

    /**
     * Versions have no time of their own and must not hold back that of events; but where they end,
     * as in a replay, events wait until all of them are read.
     */
    public static WatermarkStrategy<TargetsRecord> timeless(Boundedness versions) {
        return versions == Boundedness.BOUNDED
                ? WatermarkStrategy.noWatermarks()
                : WatermarkStrategy.forGenerator(context -> new Timeless());
    }

    @Override
    public void open(OpenContext context) {
        check = new TargetsCheck(history);
        letters = new DeadLetters();
        versions = getRuntimeContext().getMetricGroup().counter("versions");
        refused = getRuntimeContext().getMetricGroup().counter("refused");
    }

    @Override
    public void processElement(
            TargetsRecord record, Context context, Collector<PublishedTargets> out) {
        try {
            PublishedTargets version = check.version(record);
            versions.inc();
            out.collect(version);
        } catch (TargetsCheck.Refused e) {
            refused.inc();
            context.output(DEAD_LETTERS, letters.of(record, e.reason(), e.getMessage()));
        }
    }

    private static final class Timeless implements WatermarkGenerator<TargetsRecord> {

        @Override
        public void onEvent(TargetsRecord record, long timestamp, WatermarkOutput output) {}

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {
            output.emitWatermark(Watermark.MAX_WATERMARK);
        }
    }
}
