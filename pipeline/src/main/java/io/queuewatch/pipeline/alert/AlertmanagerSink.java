package io.queuewatch.pipeline.alert;

import io.queuewatch.pipeline.delivery.BackOff;
import io.queuewatch.pipeline.delivery.DeadLetterCounts;
import io.queuewatch.pipeline.delivery.DeadLetters;
import io.queuewatch.pipeline.wire.Message;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Keeps an Alertmanager informed of what fires and of what is over. Never blocks what comes before
 * it, never loses a word, and never makes two incidents of one. Wants a parallelism of 1.
 */
public final class AlertmanagerSink
        implements Sink<AlertRecord>, SupportsWriterState<AlertRecord, HeldAlert> {

    private static final long serialVersionUID = 1L;

    private final AlertmanagerSettings settings;
    private final Sink<Message> deadLetters;

    /**
     * A sink.
     *
     * @param settings which Alertmanager
     * @param deadLetters receives {@code DeadLetter} about what is no alert and what Alertmanager
     *     refuses; one that commits by transactions cannot be used here
     */
    public AlertmanagerSink(AlertmanagerSettings settings, Sink<Message> deadLetters) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.deadLetters = Objects.requireNonNull(deadLetters, "deadLetters");
    }

    @Override
    public StatefulSinkWriter<AlertRecord, HeldAlert> createWriter(WriterInitContext context)
            throws IOException {
        return restoreWriter(context, List.of());
    }

    @Override
    public StatefulSinkWriter<AlertRecord, HeldAlert> restoreWriter(
            WriterInitContext context, Collection<HeldAlert> held) throws IOException {
        Clock clock = Clock.systemUTC();
        AlertBook book = new AlertBook(settings.resendEvery());
        DeadLetters letters =
                new DeadLetters(
                        Optional.of(deadLetters.createWriter(context)),
                        clock,
                        DeadLetterCounts.in(context.metricGroup()));
        AlertmanagerMetrics metrics = AlertmanagerMetrics.of(context.metricGroup());
        AlertDelivery delivery =
                new AlertDelivery(
                        new AlertmanagerClient(settings, clock),
                        book,
                        new BackOff(clock, RandomGenerator.getDefault()),
                        new AlertmanagerOutage(settings.url(), clock),
                        letters,
                        metrics,
                        clock);
        AlertmanagerWriter writer =
                new AlertmanagerWriter(
                        book,
                        delivery,
                        new PipelineWatch(PipelineWatch.PATIENCE),
                        letters,
                        metrics,
                        context.getProcessingTimeService(),
                        clock,
                        time -> Thread.sleep(time.toMillis()));
        writer.start(held);
        return writer;
    }

    @Override
    public SimpleVersionedSerializer<HeldAlert> getWriterStateSerializer() {
        return new HeldAlertSerializer();
    }
}
