package io.queuewatch.infra.imports;

import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.EmailEvent;
import io.queuewatch.schemas.ScheduleEvent;
import io.queuewatch.schemas.SocialEvent;
import io.queuewatch.schemas.SurveyEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** The records that sources send, a topic for each. */
@SuppressWarnings("ImmutableEnumChecker") // Nobody changes a schema.
enum EventRecord {
    CALL("calls", CallEvent.getClassSchema()),
    CHAT("chats", ChatEvent.getClassSchema()),
    EMAIL("emails", EmailEvent.getClassSchema()),
    SOCIAL("social", SocialEvent.getClassSchema()),
    AGENT("agents", AgentEvent.getClassSchema()),
    SCHEDULE("schedules", ScheduleEvent.getClassSchema()),
    SURVEY("surveys", SurveyEvent.getClassSchema());

    // All records begin with the same fields, in the same order.
    private static final int TIME = CallEvent.getClassSchema().getField("eventTime").pos();
    private static final int SEQUENCE = CallEvent.getClassSchema().getField("sequence").pos();

    private final String topic;
    private final Schema schema;
    private final Map<String, EventField> fields;

    EventRecord(String topic, Schema schema) {
        this.topic = topic;
        this.schema = schema;
        this.fields = EventField.of(schema);
    }

    /** When an event of any record happened. */
    static Instant time(SpecificRecordBase event) {
        return (Instant) event.get(TIME);
    }

    /** An event's place among those of its source at the same moment. */
    static long sequence(SpecificRecordBase event) {
        return (long) event.get(SEQUENCE);
    }

    /** What an event of any record says: its type, or the name of its record if it has none. */
    static String type(SpecificRecordBase event) {
        Schema.Field type = event.getSchema().getField("type");
        return type == null ? event.getSchema().getName() : String.valueOf(event.get(type.pos()));
    }

    static Optional<EventRecord> ofTopic(String topic) {
        return Arrays.stream(values()).filter(record -> record.topic.equals(topic)).findFirst();
    }

    /** The names of all topics, for people. */
    static String topics() {
        return Arrays.stream(values()).map(EventRecord::topic).collect(Collectors.joining(", "));
    }

    /** The topic without its prefix. */
    String topic() {
        return topic;
    }

    Schema schema() {
        return schema;
    }

    Map<String, EventField> fields() {
        return fields;
    }

    /**
     * The field with this name.
     *
     * @throws IllegalArgumentException where the record has none
     */
    EventField field(String name) {
        EventField field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException(schema.getName() + " has no field " + name);
        }
        return field;
    }

    /** An event with the schema's defaults, and nothing where it has none. */
    SpecificRecordBase blank() {
        SpecificRecordBase event = (SpecificRecordBase) SpecificData.get().newRecord(null, schema);
        for (EventField field : fields.values()) {
            if (field.hasDefault()) {
                event.put(field.position(), field.defaultValue());
            }
        }
        return event;
    }
}
