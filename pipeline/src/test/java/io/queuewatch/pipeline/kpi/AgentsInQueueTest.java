package io.queuewatch.pipeline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.agent.AgentChange;
import io.queuewatch.pipeline.agent.AgentLimits;
import io.queuewatch.pipeline.agent.AgentOperator;
import io.queuewatch.pipeline.agent.AgentSignal;
import io.queuewatch.pipeline.agent.AgentTimeDelta;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.Fact.Kind;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.pipeline.wire.Serialized;
import io.queuewatch.schemas.AgentEventType;
import io.queuewatch.schemas.AgentState;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.QueueNow;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The states of agents, as the queues that they serve show them. */
class AgentsInQueueTest {

    private static final long EVERY_MS = 2_000;
    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");

    private final QueueDeltaSerializer serializer = new QueueDeltaSerializer();
    private KeyedOneInputStreamOperatorTestHarness<String, AgentSignal, AgentTimeDelta> agents;
    private KeyedOneInputStreamOperatorTestHarness<String, QueueDelta, Message> queues;
    private long clock;
    private int ids;

    @BeforeEach
    void open() throws Exception {
        agents =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new AgentOperator(new AgentLimits(14_400_000, 86_400_000)),
                        signal -> signal.agentId,
                        Types.STRING);
        queues =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new QueueNowFunction(new WritePolicy(EVERY_MS, true))),
                        QueueDelta::key,
                        Types.STRING);
        agents.open();
        queues.open();
        known("PS");
    }

    @AfterEach
    void close() throws Exception {
        agents.close();
        queues.close();
    }

    private void known(String queue) throws Exception {
        queues.processElement(new StreamRecord<>(new QueueDelta(Channel.VOICE, queue)));
    }

    private void change(int second, String agent, AgentEventType type, String... served)
            throws Exception {
        AgentChange change = new AgentChange();
        change.eventId = "e" + ids++;
        change.agentId = agent;
        change.time = BEGIN.toEpochMilli() + second * 1_000L;
        change.type = type;
        change.state = type == AgentEventType.HEARTBEAT ? AgentState.AVAILABLE : null;
        change.queues = List.of(served);
        agents.processElement(new StreamRecord<>(AgentSignal.of(change)));
    }

    /** The row of a queue of voice once time has come so far, or null. */
    private QueueNow now(int second, String queue) throws Exception {
        long time = BEGIN.toEpochMilli() + second * 1_000L;
        agents.setProcessingTime(clock);
        agents.processWatermark(time);
        var presence = agents.getSideOutput(AgentOperator.PRESENCE);
        while (presence != null && !presence.isEmpty()) {
            QueueDelta delta = presence.poll().getValue();
            queues.processElement(new StreamRecord<>(Serialized.roundTrip(serializer, delta)));
        }
        queues.processWatermark(time);
        clock += EVERY_MS;
        queues.setProcessingTime(clock);
        QueueNow found = null;
        for (Message message : queues.extractOutputValues()) {
            QueueNow row = Codec.of(QueueNow.class).decode(message.value);
            assertThat(row.getChannel()).isEqualTo("voice");
            found = row.getQueue().equals(queue) ? row : found;
        }
        queues.getOutput().clear();
        return found;
    }

    @Test
    void shouldCountEachAgentByItsStateInEveryQueueItServes() throws Exception {
        known("NW");
        change(0, "ann", AgentEventType.SIGNED_IN, "PS", "NW");
        change(1, "ann", AgentEventType.AVAILABLE);
        change(1, "bob", AgentEventType.ON_CONTACT, "PS");
        change(1, "cem", AgentEventType.WRAP_UP, "PS");
        change(1, "dan", AgentEventType.AWAY, "PS");

        QueueNow now = now(2, "PS");
        assertThat(now.getAgentsAvailable()).isOne();
        assertThat(now.getAgentsOnContact()).isOne();
        assertThat(now.getAgentsWrapping()).isOne();
        assertThat(now.getAgentsAway()).isOne();
        assertThat(now.getAgentsUnknown()).isZero();
        assertThat(now(3, "NW").getAgentsAvailable()).isOne();

        change(4, "ann", AgentEventType.AWAY, "NW");
        change(4, "bob", AgentEventType.SIGNED_OUT);

        QueueNow later = now(5, "PS");
        assertThat(later.getAgentsAvailable()).isZero();
        assertThat(later.getAgentsOnContact()).isZero();
        assertThat(later.getAgentsAway()).isOne();
        assertThat(now(6, "NW").getAgentsAway()).isOne();
    }

    @Test
    void shouldSayWhoseHeartbeatIsMissing() throws Exception {
        change(0, "ann", AgentEventType.AVAILABLE, "PS");
        change(60, "ann", AgentEventType.HEARTBEAT);
        assertThat(now(240, "PS").getAgentsAvailable()).isOne();

        QueueNow now = now(241, "PS");
        assertThat(now.getAgentsAvailable()).isZero();
        assertThat(now.getAgentsUnknown()).isOne();
    }

    @Test
    void shouldCountAgentsByTheirContactsWhereNoneAreHeardOf() throws Exception {
        VisitFacts visit = new VisitFacts("PS", BEGIN);
        queues.processElement(
                new StreamRecord<>(VisitFacts.delta(List.of(visit.fact(Kind.IN_SERVICE, 1, 0)))));

        QueueNow now = now(1, "PS");

        assertThat(now.getAgentsOnContact()).isOne();
        assertThat(now.getAgentsAvailable()).isNull();
        assertThat(now.getAgentsUnknown()).isNull();
    }

    @Test
    void shouldBelieveAgentsRatherThanTheirContacts() throws Exception {
        VisitFacts visit = new VisitFacts("PS", BEGIN);
        queues.processElement(
                new StreamRecord<>(VisitFacts.delta(List.of(visit.fact(Kind.IN_SERVICE, 1, 0)))));
        change(0, "ann", AgentEventType.AVAILABLE, "PS");

        QueueNow now = now(1, "PS");

        assertThat(now.getAgentsOnContact()).isZero();
        assertThat(now.getAgentsAvailable()).isOne();
    }

    @Test
    void shouldShowNoQueueThatOnlyAgentsKnow() throws Exception {
        change(0, "ann", AgentEventType.AVAILABLE, "elsewhere");

        assertThat(now(1, "elsewhere")).isNull();
    }
}
