package io.queuewatch.infra.bench;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.Inbound;
import io.queuewatch.pipeline.ingest.InboundDeserializer;
import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.EmailEvent;
import io.queuewatch.schemas.ScheduleEvent;
import io.queuewatch.schemas.SocialEvent;
import io.queuewatch.schemas.SurveyEvent;
import io.queuewatch.schemas.TimeMark;
import io.queuewatch.schemas.UnreadableException;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.List;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How a bare consumer decodes what it polls. For one thread. */
@FunctionalInterface
interface Decoding {

    /** The record as an object, which is then forgotten. */
    Object decode(ConsumerRecord<byte[], byte[]> record) throws UnreadableException;

    /** By Avro, as anyone would who reads the topics: a whole record, such as a call's event. */
    static Decoding avro() {
        Long2ObjectMap<Codec<?>> codecs = new Long2ObjectOpenHashMap<>();
        for (Class<? extends SpecificRecordBase> type :
                List.of(
                        CallEvent.class,
                        ChatEvent.class,
                        EmailEvent.class,
                        SocialEvent.class,
                        AgentEvent.class,
                        ScheduleEvent.class,
                        SurveyEvent.class,
                        TimeMark.class)) {
            Codec<?> codec = Codec.of(type);
            codecs.put(SchemaNormalization.parsingFingerprint64(codec.schema()), codec);
        }
        return record -> codecs.get(Codec.fingerprint(record.value())).decode(record.value());
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
