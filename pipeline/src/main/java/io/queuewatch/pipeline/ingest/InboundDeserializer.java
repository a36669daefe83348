package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DeadLetterReason;
import io.queuewatch.schemas.SchemaHistory;
import io.queuewatch.schemas.TimeMark;
import io.queuewatch.schemas.UnreadableException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the records of all input topics. What cannot be used travels on as bytes to where there is
 * a side output.
 */
public final class InboundDeserializer implements KafkaRecordDeserializationSchema<Inbound> {

    private static final long serialVersionUID = 1L;

    private final Topics topics;
    private final long maxAheadMs;

    private transient Map<Long, String> records;
    private transient Map<String, ContactDecoder> contacts;
    private transient ContactDecoder calls;
    private transient Codec<TimeMark> marks;
    private transient EventCheck check;
    private transient Inbound inbound;

    /**
     * A deserializer.
     *
     * @param topics names the topic that each record type is expected in
     * @param maxAheadMs how long after its sending an event may claim to happen, in milliseconds;
     *     {@code Long.MAX_VALUE} where events may come from any time
     */
    public InboundDeserializer(Topics topics, long maxAheadMs) {
        this.topics = topics;
        this.maxAheadMs = maxAheadMs;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        records = new HashMap<>();
        SchemaHistory.published()
                .versions()
                .forEach(version -> records.put(version.fingerprint(), version.record()));
        contacts = new HashMap<>();
        for (Channel channel : Channel.values()) {
            contacts.put(topics.prefix() + channel.input(), ContactDecoder.of(channel));
        }
        calls = contacts.get(topics.calls());
        marks = Codec.of(TimeMark.class);
        check = new EventCheck(maxAheadMs);
        inbound = new Inbound();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Inbound> out) {
        inbound.topic = record.topic();
        inbound.partition = record.partition();
        inbound.offset = record.offset();
        inbound.event = null;
        inbound.payload = null;
        try {
            read(record);
        } catch (UnreadableException e) {
            refuse(e.reason(), e.getMessage(), record.value());
        }
        out.collect(inbound);
    }

    private void read(ConsumerRecord<byte[], byte[]> record) throws UnreadableException {
        byte[] bytes = record.value();
        long fingerprint = Codec.fingerprint(bytes);
        ContactDecoder decoder =
                record.topic().equals(topics.calls()) ? calls : contacts.get(record.topic());
        if (decoder != null && fingerprint == decoder.newest()) {
            event(record, decoder, fingerprint);
            return;
        }
        String type = records.get(fingerprint);
        if (type == null) {
            throw UnreadableException.unknownSchema(fingerprint);
        }
        if (type.equals(TimeMark.getClassSchema().getName())) {
            mark(record);
        } else if (decoder != null && type.equals(decoder.record())) {
            event(record, decoder, fingerprint);
        } else {
            refuse(
                    DeadLetterReason.INVALID,
                    "a %s in topic %s; want %s or TimeMark"
                            .formatted(
                                    type,
                                    record.topic(),
                                    decoder == null ? "no event" : decoder.record()),
                    bytes);
        }
    }

    /** A mark from the far future would make every event late: it is refused like such an event. */
    private void mark(ConsumerRecord<byte[], byte[]> record) throws UnreadableException {
        TimeMark mark = marks.decode(record.value());
        long time = mark.getTime().toEpochMilli();
        String problem = check.timeProblem("time of a mark", time, record.timestamp());
        if (problem != null && !mark.getEnd()) {
            refuse(DeadLetterReason.INVALID, problem, record.value());
            return;
        }
        inbound.kind = Inbound.Kind.MARK;
        inbound.mark = mark.getEnd() ? Long.MAX_VALUE : time;
    }

    private void event(
            ConsumerRecord<byte[], byte[]> record, ContactDecoder decoder, long fingerprint)
            throws UnreadableException {
        ContactEvent event = decoder.decode(record.value(), fingerprint);
        String problem = check.problem(event, record.timestamp());
        if (problem != null) {
            refuse(DeadLetterReason.INVALID, problem, record.value());
            return;
        }
        event.partition = record.partition();
        event.offset = record.offset();
        inbound.kind = Inbound.Kind.EVENT;
        inbound.event = event;
    }

    private void refuse(DeadLetterReason reason, String detail, byte[] payload) {
        inbound.kind = Inbound.Kind.REFUSED;
        inbound.reason = reason;
        inbound.detail = detail;
        inbound.payload = payload == null ? new byte[0] : payload;
    }

    @Override
    public TypeInformation<Inbound> getProducedType() {
        return Types.POJO(Inbound.class);
    }
}
