package io.queuewatch.pipeline.alert;

import io.queuewatch.pipeline.delivery.DeadLetters;
import io.queuewatch.pipeline.delivery.Sleeper;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DeadLetter;
import io.queuewatch.schemas.DeadLetterReason;
import io.queuewatch.schemas.UnreadableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads words about alerts into the book, watches the pipeline that they come from, and has sent
 * what is due several times a second. What Alertmanager has to know is its state: after a restart
 * it goes on sending what fires.
 */
final class AlertmanagerWriter implements StatefulSinkWriter<AlertRecord, HeldAlert> {

    private static final Logger LOG = LoggerFactory.getLogger(AlertmanagerWriter.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    /** What was said long ago is read first, lest an alert is sent that has ended since. */
    private static final Duration SETTLE = Duration.ofSeconds(5);

    private final AlertBook book;
    private final AlertDelivery delivery;
    private final PipelineWatch pipeline;
    private final DeadLetters deadLetters;
    private final AlertmanagerMetrics metrics;
    private final ProcessingTimeService timers;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Codec<Alert> codec = Codec.of(Alert.class);
    private Instant notBefore;

    AlertmanagerWriter(
            AlertBook book,
            AlertDelivery delivery,
            PipelineWatch pipeline,
            DeadLetters deadLetters,
            AlertmanagerMetrics metrics,
            ProcessingTimeService timers,
            Clock clock,
            Sleeper sleeper) {
        this.book = book;
        this.delivery = delivery;
        this.pipeline = pipeline;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.timers = timers;
        this.clock = clock;
        this.sleeper = sleeper;
        this.notBefore = clock.instant().plus(SETTLE);
    }

    /** Goes on from what the state held, and begins to send. */
    void start(Collection<HeldAlert> held) {
        Instant now = clock.instant();
        held.forEach(alert -> book.take(alert, now));
        book.take(Watchdog.since(now), now);
        pipeline.start(now, held);
        lookLater();
    }

    @Override
    public void write(AlertRecord record, Context context)
            throws IOException, InterruptedException {
        try {
            if (pipeline.take(record.value)) {
                return;
            }
            Alert alert = codec.decode(record.value);
            book.take(
                    new HeldAlert(alert, record.topic, record.partition, record.offset),
                    clock.instant());
        } catch (UnreadableException e) {
            setAside(record, e.reason(), e.getMessage());
        } catch (IllegalArgumentException e) {
            setAside(record, DeadLetterReason.INVALID, e.getMessage());
        }
    }

    @Override
    public List<HeldAlert> snapshotState(long checkpointId) {
        return book.all();
    }

    /** Only at the end of all input does it wait for Alertmanager: until then the state holds. */
    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        if (endOfInput) {
            for (Duration wait = delivery.sendDue(); !wait.isZero(); wait = delivery.sendDue()) {
                sleeper.sleep(wait);
            }
        }
        deadLetters.flush(endOfInput);
    }

    @Override
    public void close() throws Exception {
        deadLetters.close();
    }

    private void lookLater() {
        var unused =
                timers.registerTimer(
                        timers.getCurrentProcessingTime() + LOOK_EVERY.toMillis(),
                        time -> {
                            Instant now = clock.instant();
                            pipeline.look(now).forEach(word -> book.take(word, now));
                            if (!clock.instant().isBefore(notBefore)) {
                                Duration wait = delivery.sendDue();
                                notBefore = clock.instant().plus(wait);
                            }
                            lookLater();
                        });
    }

    private void setAside(AlertRecord record, DeadLetterReason reason, String detail)
            throws IOException, InterruptedException {
        LOG.error(
                "{}/{}/{} holds no alert, and nobody is told of what it may have been: {}",
                record.topic,
                record.partition,
                record.offset,
                detail);
        metrics.unreadable().inc();
        deadLetters.put(
                DeadLetter.newBuilder()
                        .setReason(reason)
                        .setDetail(detail)
                        .setTopic(record.topic)
                        .setPartition(record.partition)
                        .setOffset(record.offset)
                        .setPayload(ByteBuffer.wrap(record.value)));
    }
}
