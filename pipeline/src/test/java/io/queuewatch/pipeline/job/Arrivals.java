package io.queuewatch.pipeline.job;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.Encoded;
import io.queuewatch.pipeline.ingest.Inbound;
import io.queuewatch.pipeline.ingest.InboundDeserializer;
import io.queuewatch.schemas.TimeMark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private final List<byte[]> values = new ArrayList<>();
    private final Encoded encoded = new Encoded();

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

    void event(SpecificRecordBase event) {
        values.add(encoded.bytes(event));
    }

    void mark(Instant time) {
        values.add(encoded.bytes(new TimeMark(time, "test", false)));
    }

    void garbage(String text) {
        values.add(text.getBytes(StandardCharsets.UTF_8));
    }

    DataGeneratorSource<Inbound> source() {
        return source(-1);
    }

    /** A source that says once more, at the end, when the last mark was, behind a gate. */
    DataGeneratorSource<Inbound> source(Gate gate) {
        values.add(values.get(values.size() - 1));
        return source(new Decoding(values.toArray(new byte[0][]), -1, gate));
    }

    /** A source that fails once, before the record with this index. */
    DataGeneratorSource<Inbound> source(int failBefore) {
        Gate open = new Gate();
        open.open();
        return source(new Decoding(values.toArray(new byte[0][]), failBefore, open));
    }

    private DataGeneratorSource<Inbound> source(Decoding decoding) {
        return new DataGeneratorSource<>(decoding, values.size(), Types.POJO(Inbound.class));
    }

    private static final class Decoding implements GeneratorFunction<Long, Inbound> {

        private static final long serialVersionUID = 1L;
        private static final AtomicBoolean FAILED = new AtomicBoolean();

        private final byte[][] values;
        private final int failBefore;
        private final Gate gateBeforeLast;
        private transient InboundDeserializer deserializer;

        Decoding(byte[][] values, int failBefore, Gate gateBeforeLast) {
            this.values = values;
            this.failBefore = failBefore;
            this.gateBeforeLast = gateBeforeLast;
            FAILED.set(false);
        }

        @Override
        public void open(SourceReaderContext context) {
            deserializer = new InboundDeserializer(Topics.LIVE, Long.MAX_VALUE);
            deserializer.open(null);
        }

        @Override
        public Inbound map(Long index) {
            if (index == failBefore && FAILED.compareAndSet(false, true)) {
                throw new IllegalStateException("killed by the test");
            }
            if (index == values.length - 1) {
                gateBeforeLast.await();
            }
            Inbound[] read = new Inbound[1];
            deserializer.deserialize(
                    new ConsumerRecord<>("calls", 0, index, null, values[index.intValue()]),
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
