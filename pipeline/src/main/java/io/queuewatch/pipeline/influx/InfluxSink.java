package io.queuewatch.pipeline.influx;

import io.queuewatch.pipeline.delivery.BackOff;
import io.queuewatch.pipeline.delivery.DeadLetterCounts;
import io.queuewatch.pipeline.wire.Message;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes lines to InfluxDB of any version, at least once: a checkpoint completes only when InfluxDB
 * has acknowledged all that came before it. Never drops what InfluxDB would take; waits as long as
 * it is away.
 */
public final class InfluxSink implements Sink<Line> {

    private static final long serialVersionUID = 1L;

    private final InfluxSettings settings;
    private final Sink<Message> deadLetters;

    private InfluxSink(InfluxSettings settings, Sink<Message> deadLetters) {
        this.settings = settings;
        this.deadLetters = deadLetters;
    }

    /** A sink is built from its settings; everything else has a default. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public SinkWriter<Line> createWriter(WriterInitContext context) throws IOException {
        Clock clock = Clock.systemUTC();
        RejectedLines rejected =
                new RejectedLines(
                        deadLetters == null
                                ? Optional.empty()
                                : Optional.of(deadLetters.createWriter(context)),
                        clock,
                        DeadLetterCounts.in(context.metricGroup()));
        InfluxClient client = new InfluxClient(settings);
        Delivery delivery =
                new Delivery(
                        client,
                        new ErrorPolicy(settings.version()),
                        new BackOff(clock, RandomGenerator.getDefault()),
                        new Outage(settings, clock),
                        time -> Thread.sleep(time.toMillis()),
                        rejected,
                        InfluxMetrics.of(context.metricGroup()));
        return new InfluxWriter(
                settings.batching(),
                client,
                delivery,
                rejected,
                context.getProcessingTimeService(),
                context.metricGroup(),
                clock);
    }

    /** Builds an {@link InfluxSink}. */
    public static final class Builder {

        private InfluxSettings settings;
        private Sink<Message> deadLetters;

        private Builder() {}

        /** Which InfluxDB; must be set. */
        public Builder settings(InfluxSettings target) {
            settings = target;
            return this;
        }

        /**
         * Where lines go that InfluxDB rejects, as {@code DeadLetter}s. Without it they are logged
         * and counted only. A sink that commits by transactions cannot be used here.
         */
        public Builder deadLetters(Sink<Message> sink) {
            deadLetters = sink;
            return this;
        }

        /**
         * The sink.
         *
         * @throws NullPointerException where the settings are missing
         */
        public InfluxSink build() {
            return new InfluxSink(Objects.requireNonNull(settings, "settings"), deadLetters);
        }
    }
}
