package io.queuewatch.pipeline.ingest;

import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time from time marks alone: a partition's watermark is its newest mark less the disorder
 * allowed; events do not move it. So time never passes unread events, goes on when sources are
 * silent, and stops when Kafka does.
 */
public final class TimeMarks implements WatermarkGenerator<Inbound> {

    private final long disorderMs;

    private TimeMarks(long disorderMs) {
        this.disorderMs = disorderMs;
    }

    /**
     * The strategy for a source.
     *
     * @param disorderMs how much later than its mark an event may still come in time, in
     *     milliseconds
     */
    public static WatermarkStrategy<Inbound> strategy(long disorderMs) {
        return WatermarkStrategy.<Inbound>forGenerator(context -> new TimeMarks(disorderMs))
                .withTimestampAssigner(
                        (inbound, kafkaTimestamp) ->
                                inbound.event == null ? kafkaTimestamp : inbound.event.time);
    }

    @Override
    public void onEvent(Inbound inbound, long timestamp, WatermarkOutput output) {
        if (inbound.kind == Inbound.Kind.MARK) {
            output.emitWatermark(
                    inbound.mark == Long.MAX_VALUE
                            ? Watermark.MAX_WATERMARK
                            : new Watermark(inbound.mark - disorderMs));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {}
}
