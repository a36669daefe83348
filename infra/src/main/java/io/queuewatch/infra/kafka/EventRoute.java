package io.queuewatch.infra.kafka;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.EmailEvent;
import io.queuewatch.schemas.ScheduleEvent;
import io.queuewatch.schemas.SocialEvent;
import io.queuewatch.schemas.SurveyEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where each type of event goes: its topic, its key, its bytes. */
public final class EventRoute {

    private final Map<Class<?>, Way<?>> ways = new HashMap<>();

    private record Way<T extends SpecificRecordBase>(
            Class<T> type, String topic, Codec<T> codec, Function<T, String> key) {

        ProducerRecord<String, byte[]> record(SpecificRecordBase event) {
            T typed = type.cast(event);
            return new ProducerRecord<>(topic, key.apply(typed), codec.encode(typed));
        }
    }

    /**
     * The ways into these topics.
     *
     * @param topics where events go
     */
    public EventRoute(Topics topics) {
        add(CallEvent.class, topics.calls(), CallEvent::getContactId);
        add(ChatEvent.class, topics.chats(), ChatEvent::getContactId);
        add(EmailEvent.class, topics.emails(), EmailEvent::getContactId);
        add(SocialEvent.class, topics.social(), SocialEvent::getContactId);
        add(AgentEvent.class, topics.agents(), AgentEvent::getAgentId);
        add(ScheduleEvent.class, topics.schedules(), ScheduleEvent::getAgentId);
        add(SurveyEvent.class, topics.surveys(), SurveyEvent::getContactId);
    }

    private <T extends SpecificRecordBase> void add(
            Class<T> type, String topic, Function<T, String> key) {
        ways.put(type, new Way<>(type, topic, Codec.of(type), key));
    }

    /**
     * The topic of an event.
     *
     * @throws IllegalArgumentException where no topic takes such events
     */
    public String topic(SpecificRecordBase event) {
        return way(event).topic();
    }

    /**
     * The record to send for an event.
     *
     * @throws IllegalArgumentException where no topic takes such events
     */
    public ProducerRecord<String, byte[]> record(SpecificRecordBase event) {
        return way(event).record(event);
    }

    private Way<?> way(SpecificRecordBase event) {
        Way<?> way = ways.get(event.getClass());
        if (way == null) {
            throw new IllegalArgumentException(
                    "no input topic takes events of type " + event.getSchema().getName());
        }
        return way;
    }
}
