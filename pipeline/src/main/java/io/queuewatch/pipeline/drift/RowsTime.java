package io.queuewatch.pipeline.drift;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Event time from the rows themselves: each says how far time had come where it was written, and
 * while that job runs it writes what is so now again and again, however quiet the queues are; when
 * it stops, so does time. A partition's watermark is the newest such moment that has had some time
 * to settle: rows of one writing are spread over partitions and follow each other within seconds,
 * and after a restart all that was held back comes at once. A partition without rows for a minute
 * holds nobody up; reading slowly is no silence.
 */
public final class RowsTime implements WatermarkGenerator<DriftInput> {

    /** Much longer than rows wait to be written, much shorter than the grace. */
    static final Duration SETTLES = Duration.ofSeconds(10);

    private static final Duration SILENT = Duration.ofMinutes(1);

    private final RelativeClock clock;
    private long since;
    private long settling = Long.MIN_VALUE;
    private long settled = Long.MIN_VALUE;

    RowsTime(RelativeClock clock) {
        this.clock = clock;
        since = clock.relativeTimeMillis();
    }

    /** Of a job that runs for ever. */
    public static WatermarkStrategy<DriftInput> live() {
        return WatermarkStrategy.<DriftInput>forGenerator(
                        context -> new RowsTime(context.getInputActivityClock()))
                .withTimestampAssigner((input, kafka) -> input.asOf)
                .withIdleness(SILENT);
    }

    /**
     * Of a job that reads a history that is complete: time does not move before all of it has been
     * read, so that every interval is charted once, from its newest rows.
     */
    public static WatermarkStrategy<DriftInput> complete() {
        return WatermarkStrategy.<DriftInput>noWatermarks()
                .withTimestampAssigner((input, kafka) -> input.asOf);
    }

    @Override
    public void onEvent(DriftInput input, long timestamp, WatermarkOutput output) {
        settling = Math.max(settling, input.asOf);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        if (clock.relativeTimeMillis() - since < SETTLES.toMillis()) {
            return;
        }
        since = clock.relativeTimeMillis();
        if (settled != Long.MIN_VALUE) {
            output.emitWatermark(new Watermark(settled));
        }
        settled = settling;
    }
}
