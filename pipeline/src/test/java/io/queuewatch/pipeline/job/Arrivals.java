package io.queuewatch.pipeline.job;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.Encoded;
import io.queuewatch.pipeline.ingest.Inbound;
import io.queuewatch.pipeline.ingest.InboundDeserializer;
import io.queuewatch.schemas.TimeMark;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Records in the order of their arrival, as a bounded source that decodes what Kafka would hold.
 */
final class Arrivals {

    private final List<Sent> all = new ArrayList<>();
    private final Encoded encoded = new Encoded();

    private record Sent(String topic, byte[] value) implements Serializable {}

    /** Events without any time mark: everything arrives before time moves. */
    static Arrivals unmarked(List<? extends SpecificRecordBase> events) {
        Arrivals arrivals = new Arrivals();
        events.forEach(arrivals::event);
        return arrivals;
    }

    /** Events with a mark whenever the newest event moved a minute on: older ones come late. */
    static Arrivals marked(List<? extends SpecificRecordBase> events) {
        Arrivals arrivals = new Arrivals();
        Instant marked = Instant.EPOCH;
        for (SpecificRecordBase event : events) {
            arrivals.event(event);
            Instant time = time(event);
            if (time.isAfter(marked.plus(Duration.ofMinutes(1)))) {
                marked = time;
                arrivals.mark(marked);
            }
        }
        return arrivals;
    }

    /** When an event happened. */
    static Instant time(SpecificRecordBase event) {
        return (Instant) event.get("eventTime");
    }

    private static String topic(SpecificRecordBase event) {
        return switch (event.getSchema().getName()) {
            case "CallEvent" -> Topics.LIVE.calls();
            case "ChatEvent" -> Topics.LIVE.chats();
            case "EmailEvent" -> Topics.LIVE.emails();
            case "SurveyEvent" -> Topics.LIVE.surveys();
            case "AgentEvent" -> Topics.LIVE.agents();
            case "ScheduleEvent" -> Topics.LIVE.schedules();
            default -> Topics.LIVE.social();
        };
    }

    void event(SpecificRecordBase event) {
        all.add(new Sent(topic(event), encoded.bytes(event)));
    }

    void mark(Instant time) {
        all.add(new Sent(Topics.LIVE.calls(), encoded.bytes(new TimeMark(time, "test", false))));
    }

    void garbage(String text) {
        all.add(new Sent(Topics.LIVE.calls(), text.getBytes(StandardCharsets.UTF_8)));
    }

    DataGeneratorSource<Inbound> source() {
        return source(-1);
    }

    /**
     * A source that goes on with a thousand marks, a second apart, and slowly until the gate is
     * open.
     */
    DataGeneratorSource<Inbound> source(Instant from, Gate gate) {
        int slowly = all.size();
        for (int i = 0; i < 1_000; i++) {
            mark(from.plusSeconds(i));
        }
        return source(new Decoding(all.toArray(new Sent[0]), -1, slowly, gate));
    }

    /** A source that fails once, before the record with this index. */
    DataGeneratorSource<Inbound> source(int failBefore) {
        return source(new Decoding(all.toArray(new Sent[0]), failBefore, all.size(), new Gate()));
    }

    /** The same, and whenever it begins it lets versions of the targets come first. */
    DataGeneratorSource<Inbound> sourceAfterVersions(int failBefore) {
        Decoding decoding =
                new Decoding(all.toArray(new Sent[0]), failBefore, all.size(), new Gate());
        decoding.waitMs = 700;
        return source(decoding);
    }

    private DataGeneratorSource<Inbound> source(Decoding decoding) {
        return new DataGeneratorSource<>(decoding, all.size(), Types.POJO(Inbound.class));
    }

    private static final class Decoding implements GeneratorFunction<Long, Inbound> {

        private static final long serialVersionUID = 1L;
        private static final AtomicBoolean FAILED = new AtomicBoolean();

        private final Sent[] all;
        private final int failBefore;
        private final int slowlyFrom;
        private final Gate gate;
        private long waitMs;
        private transient InboundDeserializer deserializer;

        Decoding(Sent[] all, int failBefore, int slowlyFrom, Gate gate) {
            this.all = all;
            this.failBefore = failBefore;
            this.slowlyFrom = slowlyFrom;
            this.gate = gate;
            FAILED.set(false);
        }

        @Override
        public void open(SourceReaderContext context) {
            deserializer = new InboundDeserializer(Topics.LIVE, Long.MAX_VALUE);
            deserializer.open(null);
            LockSupport.parkNanos(Duration.ofMillis(waitMs).toNanos());
        }

        @Override
        public Inbound map(Long index) {
            if (index == failBefore && FAILED.compareAndSet(false, true)) {
                throw new IllegalStateException("killed by the test");
            }
            if (index >= slowlyFrom) {
                gate.pass();
            }
            Sent sent = all[index.intValue()];
            Inbound[] read = new Inbound[1];
            deserializer.deserialize(
                    new ConsumerRecord<>(sent.topic(), 0, index, null, sent.value()),
                    new Collector<>() {
                        @Override
                        public void collect(Inbound inbound) {
                            read[0] = inbound;
                        }

                        @Override
                        public void close() {}
                    });
            return read[0];
        }
    }
}
