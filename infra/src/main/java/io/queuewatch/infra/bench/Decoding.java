package io.queuewatch.infra.bench;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.Inbound;
import io.queuewatch.pipeline.ingest.InboundDeserializer;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.TimeMark;
import io.queuewatch.schemas.UnreadableException;
import org.apache.avro.SchemaNormalization;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How a bare consumer decodes what it polls. For one thread. */
@FunctionalInterface
interface Decoding {

    /** The record as an object, which is then forgotten. */
    Object decode(ConsumerRecord<byte[], byte[]> record) throws UnreadableException;

    /** By Avro, as anyone would who reads the topic: a whole {@code CallEvent}. */
    static Decoding avro() {
        Codec<CallEvent> calls = Codec.of(CallEvent.class);
        Codec<TimeMark> marks = Codec.of(TimeMark.class);
        long mark = SchemaNormalization.parsingFingerprint64(TimeMark.getClassSchema());
        return record ->
                Codec.fingerprint(record.value()) == mark
                        ? marks.decode(record.value())
                        : calls.decode(record.value());
    }

    /** By the job's own decoder, which leaves out what the job does not use. */
    static Decoding byHand(Topics topics) {
        InboundDeserializer deserializer = new InboundDeserializer(topics, Long.MAX_VALUE);
        deserializer.open(null);
        Last last = new Last();
        return record -> {
            deserializer.deserialize(record, last);
            return last.inbound;
        };
    }

    /** Keeps what was read last. */
    final class Last implements Collector<Inbound> {
        private Inbound inbound;

        @Override
        public void collect(Inbound read) {
            inbound = read;
        }

        @Override
        public void close() {}
    }
}
