package io.queuewatch.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.AgentEventType;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.ChatEventType;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.SurveyEvent;
import io.queuewatch.schemas.SurveyEventType;
import io.queuewatch.schemas.TimeMark;
import io.queuewatch.schemas.UnreadableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EventWriterTest {

    private static final Instant NOON = Instant.parse("1999-01-03T10:00:00Z");
    private static final Topics TOPICS = new Topics("r1-");

    @Test
    void sendsAnEventUnderItsContactToTheTopicOfItsType() throws UnreadableException {
        MockProducer<String, byte[]> kafka = kafka(true);
        CallEvent event = queued("c-1");
        try (EventWriter writer = writer(kafka)) {
            writer.send(event);
            writer.flush();
        }
        assertThat(kafka.history())
                .singleElement()
                .satisfies(
                        sent -> {
                            assertThat(sent.topic()).isEqualTo("r1-calls");
                            assertThat(sent.key()).isEqualTo("c-1");
                            assertThat(sent.timestamp()).isNull();
                        });
        assertThat(Codec.of(CallEvent.class).decode(kafka.history().get(0).value()))
                .isEqualTo(event);
    }

    @Test
    void everyTypeOfEventHasATopic() {
        MockProducer<String, byte[]> kafka = kafka(true);
        ChatEvent chat = new ChatEvent();
        chat.setEventId("e");
        chat.setEventTime(NOON);
        chat.setContactId("c-2");
        chat.setType(ChatEventType.ENDED);
        chat.setDirection(Direction.INBOUND);
        chat.setBy(EndedBy.CUSTOMER);
        AgentEvent agent =
                AgentEvent.newBuilder()
                        .setEventId("e")
                        .setEventTime(NOON)
                        .setAgentId("ann")
                        .setType(AgentEventType.AVAILABLE)
                        .build();
        SurveyEvent survey =
                SurveyEvent.newBuilder()
                        .setEventId("e")
                        .setEventTime(NOON)
                        .setContactId("c-3")
                        .setType(SurveyEventType.INVITED)
                        .build();
        try (EventWriter writer = writer(kafka)) {
            writer.send(chat);
            writer.send(agent);
            writer.send(survey);
        }
        assertThat(kafka.history())
                .extracting(ProducerRecord::topic, ProducerRecord::key)
                .containsExactly(
                        tuple("r1-chats", "c-2"),
                        tuple("r1-agents", "ann"),
                        tuple("r1-surveys", "c-3"));
    }

    @Test
    void marksEveryPartitionAfterWhatWasSent() {
        MockProducer<String, byte[]> kafka = kafka(true);
        try (EventWriter writer = writer(kafka)) {
            writer.send(queued("c-1"));
            writer.mark(NOON);
            writer.end(NOON.plusSeconds(60));
        }
        List<ProducerRecord<String, byte[]>> marks = kafka.history().subList(1, 7);
        assertThat(marks).extracting(ProducerRecord::partition).containsExactly(0, 1, 2, 0, 1, 2);
        assertThat(marks)
                .extracting(EventWriterTest::mark)
                .containsExactly(
                        new TimeMark(NOON, "test", false),
                        new TimeMark(NOON, "test", false),
                        new TimeMark(NOON, "test", false),
                        new TimeMark(NOON.plusSeconds(60), "test", true),
                        new TimeMark(NOON.plusSeconds(60), "test", true),
                        new TimeMark(NOON.plusSeconds(60), "test", true));
    }

    @Test
    void saysWhatWentWrongWhenKafkaRefuses() {
        MockProducer<String, byte[]> kafka = kafka(false);
        try (EventWriter writer = writer(kafka)) {
            writer.send(queued("c-1"));
            kafka.errorNext(new TimeoutException("expired after 120 s"));
            assertThatThrownBy(writer::flush)
                    .isInstanceOf(KafkaUnavailableException.class)
                    .hasMessage(
                            "cannot write to Kafka at kafka:9092, topics r1-calls, r1-chats,"
                                    + " r1-emails, r1-social, r1-agents, r1-schedules,"
                                    + " r1-surveys: expired after 120 s");
        }
    }

    @Test
    void refusesEventsThatNoTopicTakes() {
        try (EventWriter writer = writer(kafka(true))) {
            assertThatThrownBy(() -> writer.send(new TimeMark(NOON, "test", false)))
                    .hasMessage("no input topic takes events of type TimeMark");
        }
    }

    @Test
    void timekeeperGoesOnAfterKafkaWasAway() throws InterruptedException {
        AtomicInteger away = new AtomicInteger(3);
        CountDownLatch written = new CountDownLatch(2);
        MockProducer<String, byte[]> kafka =
                new MockProducer<>(
                        cluster(),
                        true,
                        new RoundRobinPartitioner(),
                        new StringSerializer(),
                        new ByteArraySerializer()) {
                    @Override
                    public synchronized List<PartitionInfo> partitionsFor(String topic) {
                        if (away.getAndDecrement() > 0) {
                            throw new TimeoutException("away");
                        }
                        return super.partitionsFor(topic);
                    }

                    @Override
                    public synchronized void flush() {
                        super.flush();
                        written.countDown();
                    }
                };
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        try (EventWriter writer = writer(kafka);
                Timekeeper timekeeper = new Timekeeper(writer, clock, Duration.ofMillis(1))) {
            timekeeper.start();
            assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(kafka.history())
                .hasSizeGreaterThanOrEqualTo(6)
                .extracting(EventWriterTest::mark)
                .containsOnly(new TimeMark(NOON, "test", false));
    }

    private static TimeMark mark(ProducerRecord<String, byte[]> sent) {
        try {
            return Codec.of(TimeMark.class).decode(sent.value());
        } catch (UnreadableException e) {
            throw new AssertionError(e);
        }
    }

    private static CallEvent queued(String contactId) {
        return CallEvent.newBuilder()
                .setEventId(contactId + "/QUEUED")
                .setEventTime(NOON)
                .setContactId(contactId)
                .setType(CallEventType.QUEUED)
                .setQueue("PS")
                .build();
    }

    static EventWriter writer(MockProducer<String, byte[]> kafka) {
        return new EventWriter(kafka, "kafka:9092", TOPICS, "test");
    }

    static MockProducer<String, byte[]> kafka(boolean autoComplete) {
        return new MockProducer<>(
                cluster(),
                autoComplete,
                new RoundRobinPartitioner(),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static Cluster cluster() {
        List<PartitionInfo> partitions =
                IntStream.range(0, 3)
                        .mapToObj(
                                i ->
                                        new PartitionInfo(
                                                "r1-calls",
                                                i,
                                                Node.noNode(),
                                                new Node[0],
                                                new Node[0]))
                        .toList();
        return new Cluster("test", List.of(), partitions, Set.of(), Set.of());
    }
}
