package io.queuewatch.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.Inbound.Kind;
import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.AgentEventType;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DeadLetterReason;
import io.queuewatch.schemas.QueueNow;
import io.queuewatch.schemas.ScheduleEvent;
import io.queuewatch.schemas.ScheduledState;
import io.queuewatch.schemas.SurveyEvent;
import io.queuewatch.schemas.SurveyEventType;
import io.queuewatch.schemas.TimeMark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboundDeserializerTest {

    private static final Instant SENT = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration AHEAD = Duration.ofHours(1);

    private final Codec<CallEvent> calls = Codec.of(CallEvent.class);
    private final Codec<TimeMark> marks = Codec.of(TimeMark.class);
    private final Codec<AgentEvent> agents = Codec.of(AgentEvent.class);
    private final Codec<ScheduleEvent> schedules = Codec.of(ScheduleEvent.class);
    private final Codec<SurveyEvent> surveys = Codec.of(SurveyEvent.class);
    private final InboundDeserializer deserializer =
            open(new InboundDeserializer(Topics.LIVE, AHEAD.toMillis()));

    private static InboundDeserializer open(InboundDeserializer deserializer) {
        deserializer.open(null);
        return deserializer;
    }

    private Inbound read(byte[] value) {
        return read(deserializer, value);
    }

    private static Inbound read(InboundDeserializer deserializer, byte[] value) {
        return read(deserializer, "calls", value);
    }

    private static Inbound read(InboundDeserializer deserializer, String topic, byte[] value) {
        List<Inbound> read = new ArrayList<>();
        deserializer.deserialize(
                new ConsumerRecord<>(
                        topic,
                        3,
                        77,
                        SENT.toEpochMilli(),
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        null,
                        value,
                        new RecordHeaders(),
                        Optional.empty()),
                new ListCollector<>(read));
        assertThat(read).hasSize(1);
        return read.get(0);
    }

    private static CallEvent.Builder call() {
        return CallEvent.newBuilder()
                .setEventId("e1")
                .setContactId("c1")
                .setEventTime(SENT)
                .setType(CallEventType.QUEUED)
                .setQueue("PS");
    }

    private void assertInvalid(CallEvent.Builder call, String detail) {
        byte[] bytes = calls.encode(call.build());

        Inbound inbound = read(bytes);

        assertThat(inbound.kind).isEqualTo(Kind.REFUSED);
        assertThat(inbound.reason).isEqualTo(DeadLetterReason.INVALID);
        assertThat(inbound.detail).contains(detail);
        assertThat(inbound.payload).isEqualTo(bytes);
        assertThat(inbound.event).isNull();
    }

    @Test
    void anEventKnowsWhereItWasRead() {
        Inbound inbound = read(calls.encode(call().build()));

        assertThat(inbound.kind).isEqualTo(Kind.EVENT);
        assertThat(inbound.topic).isEqualTo("calls");
        assertThat(inbound.event.eventId).isEqualTo("e1");
        assertThat(inbound.event.partition).isEqualTo(3);
        assertThat(inbound.event.offset).isEqualTo(77);
        assertThat(inbound.payload).isNull();
    }

    @Test
    void aTimeMarkSaysWhatTimeWasReached() {
        Inbound inbound = read(marks.encode(new TimeMark(SENT, "keeper", false)));

        assertThat(inbound.kind).isEqualTo(Kind.MARK);
        assertThat(inbound.mark).isEqualTo(SENT.toEpochMilli());
    }

    @Test
    void theLastMarkIsTheEndOfTime() {
        Inbound inbound = read(marks.encode(new TimeMark(SENT, "keeper", true)));

        assertThat(inbound.kind).isEqualTo(Kind.MARK);
        assertThat(inbound.mark).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aMarkFromTheFutureIsRefusedLestAllEventsAreLate() {
        Instant far = SENT.plus(AHEAD).plusMillis(1);

        Inbound inbound = read(marks.encode(new TimeMark(far, "keeper", false)));

        assertThat(inbound.kind).isEqualTo(Kind.REFUSED);
        assertThat(inbound.detail).contains("time of a mark").contains("at most 3600000 ms");
    }

    @Test
    void whatIsNeitherCallNorMarkIsNamed() {
        QueueNow now = new QueueNow();
        now.setChannel("voice");
        now.setQueue("PS");
        now.setAsOf(SENT);
        now.setWaiting(0L);
        now.setOldestWait(0L);
        now.setCallbacksWaiting(0L);
        now.setInService(0L);
        now.setAgentsOnContact(0L);

        Inbound inbound = read(Codec.of(QueueNow.class).encode(now));

        assertThat(inbound.kind).isEqualTo(Kind.REFUSED);
        assertThat(inbound.reason).isEqualTo(DeadLetterReason.INVALID);
        assertThat(inbound.detail)
                .isEqualTo("a QueueNow in topic calls; want CallEvent or TimeMark");
    }

    @Test
    void eventsOfAgentsSchedulesAndSurveysAreReadFromTheirTopics() {
        AgentEvent.Builder agent =
                AgentEvent.newBuilder()
                        .setEventId("e")
                        .setEventTime(SENT)
                        .setAgentId("ann")
                        .setType(AgentEventType.AVAILABLE);
        ScheduleEvent.Builder schedule =
                ScheduleEvent.newBuilder()
                        .setEventId("e")
                        .setEventTime(SENT)
                        .setAgentId("bob")
                        .setFrom(SENT)
                        .setTo(SENT.plusSeconds(3_600))
                        .setState(ScheduledState.CONTACT)
                        .setPaid(true);
        SurveyEvent.Builder survey =
                SurveyEvent.newBuilder()
                        .setEventId("e")
                        .setEventTime(SENT)
                        .setContactId("c")
                        .setType(SurveyEventType.ANSWERED)
                        .setNps(9);

        Inbound first = read(deserializer, "agents", agents.encode(agent.build()));
        assertThat(first.kind).isEqualTo(Kind.AGENT);
        assertThat(first.agent.agentId).isEqualTo("ann");
        assertThat(first.agent.offset).isEqualTo(77);
        Inbound second = read(deserializer, "schedules", schedules.encode(schedule.build()));
        assertThat(second.kind).isEqualTo(Kind.SCHEDULE);
        assertThat(second.schedule.agentId).isEqualTo("bob");
        assertThat(second.agent).isNull();
        Inbound third = read(deserializer, "surveys", surveys.encode(survey.build()));
        assertThat(third.kind).isEqualTo(Kind.SURVEY);
        assertThat(third.survey.nps).isEqualTo(9);

        byte[] nobody = agents.encode(agent.setAgentId("").build());
        Inbound refused = read(deserializer, "agents", nobody);
        assertThat(refused.kind).isEqualTo(Kind.REFUSED);
        assertThat(refused.detail).isEqualTo("agentId is empty; want the id of the agent");
        byte[] backwards = schedules.encode(schedule.setTo(SENT.minusSeconds(1)).build());
        assertThat(read(deserializer, "schedules", backwards).detail).contains("1000 ms before");
        byte[] untyped = surveys.encode(survey.setType(SurveyEventType.UNKNOWN).build());
        assertThat(read(deserializer, "surveys", untyped).detail).contains("type is UNKNOWN");
        assertThat(read(deserializer, "surveys", nobody).detail)
                .isEqualTo("a AgentEvent in topic surveys; want SurveyEvent or TimeMark");
    }

    @Test
    void aSchemaNeverPublishedIsUnknown() {
        byte[] bytes = calls.encode(call().build());
        bytes[5]++;

        Inbound inbound = read(bytes);

        assertThat(inbound.kind).isEqualTo(Kind.REFUSED);
        assertThat(inbound.reason).isEqualTo(DeadLetterReason.UNKNOWN_SCHEMA);
    }

    @Test
    void noValueAtAllIsUnreadable() {
        Inbound inbound = read(null);

        assertThat(inbound.kind).isEqualTo(Kind.REFUSED);
        assertThat(inbound.reason).isEqualTo(DeadLetterReason.UNREADABLE);
        assertThat(inbound.detail).contains("no value at all");
        assertThat(inbound.payload).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 5})
    void noPriorityButOneToFourIsTaken(int priority) {
        assertInvalid(call().setPriority(priority), "priority is none of 1 (highest) to 4");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 4", ", 0"})
    void anAbsentPriorityIsNone(Integer sent, int read) {
        assertThat(read(calls.encode(call().setPriority(sent).build())).event.priority)
                .isEqualTo(read);
    }

    @Test
    void anEventMayBeAheadOfItsSendingByALittle() {
        assertThat(read(calls.encode(call().setEventTime(SENT.plus(AHEAD)).build())).kind)
                .isEqualTo(Kind.EVENT);
        assertInvalid(
                call().setEventTime(SENT.plus(AHEAD).plusMillis(1)),
                "eventTime is 2026-03-02T09:00:00.001Z, 3600001 ms after it was sent");
    }

    @Test
    void inAReplayEventsMayBeOfAnyTimeUpToTheYear2200() {
        InboundDeserializer replay = open(new InboundDeserializer(Topics.LIVE, Long.MAX_VALUE));
        Instant last = Instant.parse("2200-01-01T00:00:00Z");

        assertThat(read(replay, calls.encode(call().setEventTime(last).build())).kind)
                .isEqualTo(Kind.EVENT);
        assertThat(read(replay, calls.encode(call().setEventTime(last.plusMillis(1)).build())).kind)
                .isEqualTo(Kind.REFUSED);
        assertThat(
                        read(
                                        replay,
                                        calls.encode(
                                                call().setEventTime(Instant.ofEpochMilli(-1))
                                                        .build()))
                                .kind)
                .isEqualTo(Kind.REFUSED);
    }

    @Test
    void eventsWithoutTheirIdsQueueOrTypeAreInvalid() {
        assertInvalid(call().setEventId(""), "eventId is empty; want");
        assertInvalid(call().setContactId(""), "contactId is empty; want");
        assertInvalid(call().setQueue(null), "QUEUED without queue; want");
        assertInvalid(call().setQueue(""), "QUEUED without queue; want");
        assertInvalid(call().setType(CallEventType.UNKNOWN), "type is UNKNOWN");
    }
}
