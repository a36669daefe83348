package io.queuewatch.pipeline.influx;

import io.queuewatch.pipeline.delivery.DeadLetterCounts;
import io.queuewatch.pipeline.delivery.DeadLetters;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.DeadLetter;
import io.queuewatch.schemas.DeadLetterReason;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the lines that InfluxDB will never take: in the log, and as dead letters. */
final class RejectedLines implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RejectedLines.class);

    private final DeadLetters deadLetters;

    /**
     * @param deadLetters where dead letters go; without one they are logged only
     */
    RejectedLines(Optional<SinkWriter<Message>> deadLetters, Clock clock, DeadLetterCounts counts) {
        this.deadLetters = new DeadLetters(deadLetters, clock, counts);
    }

    /** This line, for this reason. */
    void put(Line line, String reason) throws IOException, InterruptedException {
        LOG.warn("InfluxDB rejects {} from {}: {}", line.text(), line.origin(), reason);
        send(line, "InfluxDB rejects the line %s: %s".formatted(line.text(), reason));
    }

    /** Some among several lines; which, InfluxDB does not say. */
    void putUnnamed(int count, int among, Line first, String reason)
            throws IOException, InterruptedException {
        LOG.warn(
                "InfluxDB rejects {} of {} lines, the first of them from {}: {}",
                count,
                among,
                first.origin(),
                reason);
        send(
                first,
                "InfluxDB rejects %d of %d lines, of which this is the first: %s"
                        .formatted(count, among, reason));
    }

    void flush(boolean endOfInput) throws IOException, InterruptedException {
        deadLetters.flush(endOfInput);
    }

    @Override
    public void close() throws Exception {
        deadLetters.close();
    }

    private void send(Line line, String detail) throws IOException, InterruptedException {
        deadLetters.put(
                DeadLetter.newBuilder()
                        .setReason(DeadLetterReason.REJECTED)
                        .setDetail(detail)
                        .setTopic(line.topic())
                        .setPartition(line.partition())
                        .setOffset(line.offset()));
    }
}
