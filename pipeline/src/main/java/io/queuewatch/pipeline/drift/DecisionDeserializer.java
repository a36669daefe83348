package io.queuewatch.pipeline.drift;

import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DriftDecision;
import io.queuewatch.schemas.DriftVerdict;
import io.queuewatch.schemas.UnreadableException;
import java.time.Instant;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the decisions of people. What is none is logged and passed over. */
public final class DecisionDeserializer implements KafkaRecordDeserializationSchema<QueueNote> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(DecisionDeserializer.class);

    private transient Codec<DriftDecision> decisions;

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        decisions = Codec.of(DriftDecision.class);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> from, Collector<QueueNote> out) {
        try {
            DriftDecision decision = decisions.decode(from.value());
            LOG.info("decided: {}", decision);
            out.collect(of(decision));
        } catch (UnreadableException e) {
            LOG.warn(
                    "{}/{}/{} is no decision: {}",
                    from.topic(),
                    from.partition(),
                    from.offset(),
                    e.getMessage());
        }
    }

    private static QueueNote of(DriftDecision decision) {
        QueueNote note = new QueueNote();
        note.channel = decision.getChannel();
        note.queue = decision.getQueue();
        note.confirmed = decision.getVerdict() == DriftVerdict.CONFIRMED;
        note.metric = decision.getMetric();
        note.from = millis(decision.getFrom());
        note.to = millis(decision.getTo());
        return note;
    }

    private static Long millis(Instant moment) {
        return moment == null ? null : Long.valueOf(moment.toEpochMilli());
    }

    @Override
    public TypeInformation<QueueNote> getProducedType() {
        return Types.POJO(QueueNote.class);
    }
}
