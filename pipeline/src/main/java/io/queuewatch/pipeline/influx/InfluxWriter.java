package io.queuewatch.pipeline.influx;

import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Gathers lines and delivers them when a batch is full, when its interval is over, and before a
 * checkpoint completes. While InfluxDB is away it waits, and so does everything before it.
 */
final class InfluxWriter implements SinkWriter<Line> {

    private static final long NONE = Long.MAX_VALUE;

    private final Batching batching;
    private final InfluxClient client;
    private final Delivery delivery;
    private final RejectedLines rejected;
    private final ProcessingTimeService timers;
    private final Clock clock;
    private final Map<Retention, Batch> unsent = new EnumMap<>(Retention.class);

    /** Read by the reporters' threads. */
    private volatile long oldest = NONE;

    InfluxWriter(
            Batching batching,
            InfluxClient client,
            Delivery delivery,
            RejectedLines rejected,
            ProcessingTimeService timers,
            MetricGroup metrics,
            Clock clock) {
        this.batching = batching;
        this.client = client;
        this.delivery = delivery;
        this.rejected = rejected;
        this.timers = timers;
        this.clock = clock;
        metrics.gauge("ageOfOldestUnsentMs", (Gauge<Long>) this::ageOfOldestUnsent);
        flushLater();
    }

    @Override
    public void write(Line line, Context context) throws IOException, InterruptedException {
        Batch batch = unsent.computeIfAbsent(line.retention(), r -> new Batch());
        batch.add(line, clock.millis());
        remember();
        if (batch.size() >= batching.size()) {
            deliver(line.retention(), batch);
        }
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        deliverAll();
        rejected.flush(endOfInput);
    }

    @Override
    public void close() throws Exception {
        client.close();
        rejected.close();
    }

    /** In milliseconds; 0 when all is sent. */
    long ageOfOldestUnsent() {
        long since = oldest;
        return since == NONE ? 0 : clock.millis() - since;
    }

    private void flushLater() {
        timers.registerTimer(
                timers.getCurrentProcessingTime() + batching.interval().toMillis(),
                time -> {
                    deliverAll();
                    flushLater();
                });
    }

    private void deliverAll() throws IOException, InterruptedException {
        for (Map.Entry<Retention, Batch> batch : unsent.entrySet()) {
            deliver(batch.getKey(), batch.getValue());
        }
    }

    private void deliver(Retention retention, Batch batch)
            throws IOException, InterruptedException {
        if (batch.size() > 0) {
            delivery.deliver(retention, batch.lines());
            batch.clear();
            remember();
        }
    }

    private void remember() {
        long since = NONE;
        for (Batch batch : unsent.values()) {
            if (batch.size() > 0) {
                since = Math.min(since, batch.since());
            }
        }
        oldest = since;
    }
}
