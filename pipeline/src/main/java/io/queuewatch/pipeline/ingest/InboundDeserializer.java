package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.agent.AgentChange;
import io.queuewatch.pipeline.agent.ScheduledTime;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.pipeline.outcome.OutcomeEvent;
import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DeadLetterReason;
import io.queuewatch.schemas.ScheduleEvent;
import io.queuewatch.schemas.SchemaHistory;
import io.queuewatch.schemas.SurveyEvent;
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
    private transient Map<String, String> expected;
    private transient Codec<AgentEvent> agents;
    private transient Codec<ScheduleEvent> schedules;
    private transient Codec<SurveyEvent> surveys;
    private transient Codec<TimeMark> marks;
    private transient EventCheck check;
    private transient Inbound inbound;
    private transient String lastTopic;
    private transient ContactDecoder lastDecoder;

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
        agents = Codec.of(AgentEvent.class);
        schedules = Codec.of(ScheduleEvent.class);
        surveys = Codec.of(SurveyEvent.class);
        marks = Codec.of(TimeMark.class);
        expected = new HashMap<>();
        contacts.forEach((topic, decoder) -> expected.put(topic, decoder.record()));
        expected.put(topics.agents(), agents.schema().getName());
        expected.put(topics.schedules(), schedules.schema().getName());
        expected.put(topics.surveys(), surveys.schema().getName());
        check = new EventCheck(maxAheadMs);
        inbound = new Inbound();
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Inbound> out) {
        inbound.topic = record.topic();
        inbound.partition = record.partition();
        inbound.offset = record.offset();
        inbound.payload = null;
        holdNothing();
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
        ContactDecoder decoder = decoder(record.topic());
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
        } else if (!type.equals(expected.get(record.topic()))) {
            refuse(
                    DeadLetterReason.INVALID,
                    "a %s in topic %s; want %s or TimeMark"
                            .formatted(type, record.topic(), expected.get(record.topic())),
                    bytes);
        } else if (decoder != null) {
            event(record, decoder, fingerprint);
        } else if (record.topic().equals(topics.agents())) {
            agent(record);
        } else if (record.topic().equals(topics.schedules())) {
            schedule(record);
        } else {
            survey(record);
        }
    }

    /**
     * Most records come with the very topic of the one before: a batch has but one string of it.
     */
    @SuppressWarnings("ReferenceEquality")
    private ContactDecoder decoder(String topic) {
        if (topic != lastTopic) {
            lastTopic = topic;
            lastDecoder = contacts.get(topic);
        }
        return lastDecoder;
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
        event.partition = record.partition();
        event.offset = record.offset();
        inbound.event = event;
        accept(Inbound.Kind.EVENT, check.problem(event, record.timestamp()), record);
    }

    private void agent(ConsumerRecord<byte[], byte[]> record) throws UnreadableException {
        AgentChange change = AgentChange.of(agents.decode(record.value()));
        change.partition = record.partition();
        change.offset = record.offset();
        inbound.agent = change;
        accept(Inbound.Kind.AGENT, check.problem(change, record.timestamp()), record);
    }

    private void schedule(ConsumerRecord<byte[], byte[]> record) throws UnreadableException {
        ScheduledTime scheduled = ScheduledTime.of(schedules.decode(record.value()));
        scheduled.partition = record.partition();
        scheduled.offset = record.offset();
        inbound.schedule = scheduled;
        accept(Inbound.Kind.SCHEDULE, check.problem(scheduled), record);
    }

    private void survey(ConsumerRecord<byte[], byte[]> record) throws UnreadableException {
        OutcomeEvent survey = OutcomeEvent.of(surveys.decode(record.value()));
        survey.partition = record.partition();
        survey.offset = record.offset();
        inbound.survey = survey;
        accept(Inbound.Kind.SURVEY, check.problem(survey, record.timestamp()), record);
    }

    private void accept(Inbound.Kind kind, String problem, ConsumerRecord<byte[], byte[]> record) {
        if (problem == null) {
            inbound.kind = kind;
        } else {
            refuse(DeadLetterReason.INVALID, problem, record.value());
        }
    }

    private void refuse(DeadLetterReason reason, String detail, byte[] payload) {
        inbound.kind = Inbound.Kind.REFUSED;
        inbound.reason = reason;
        inbound.detail = detail;
        inbound.payload = payload == null ? new byte[0] : payload;
        holdNothing();
    }

    private void holdNothing() {
        inbound.event = null;
        inbound.agent = null;
        inbound.schedule = null;
        inbound.survey = null;
    }

    @Override
    public TypeInformation<Inbound> getProducedType() {
        return Types.POJO(Inbound.class);
    }
}
