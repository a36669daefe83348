package io.queuewatch.pipeline.influx;

import io.queuewatch.pipeline.delivery.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;

/** A clock, its timers and its sleepers: time passes when told to, and while one sleeps. */
public final class FakeTime extends Clock implements ProcessingTimeService, Sleeper {

    public final List<Duration> slept = new ArrayList<>();

    /** What happens while one sleeps. */
    public Runnable meanwhile = () -> {};

    private final TreeMap<Long, ProcessingTimeCallback> timers = new TreeMap<>();
    private Instant now = Instant.parse("2026-03-01T10:00:00Z");

    public void pass(Duration time) throws Exception {
        Instant then = now.plus(time);
        while (!timers.isEmpty() && timers.firstKey() <= then.toEpochMilli()) {
            var timer = timers.pollFirstEntry();
            now = Instant.ofEpochMilli(timer.getKey());
            timer.getValue().onProcessingTime(timer.getKey());
        }
        now = then;
    }

    @Override
    public void sleep(Duration time) {
        slept.add(time);
        now = now.plus(time);
        meanwhile.run();
    }

    @Override
    public long getCurrentProcessingTime() {
        return now.toEpochMilli();
    }

    @Override
    public ScheduledFuture<?> registerTimer(long time, ProcessingTimeCallback callback) {
        timers.put(time, callback);
        return null;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
