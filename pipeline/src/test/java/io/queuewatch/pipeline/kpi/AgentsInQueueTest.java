package io.queuewatch.pipeline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.agent.AgentChange;
import io.queuewatch.pipeline.contact.Fact.Kind;
import io.queuewatch.schemas.AgentEventType;
import io.queuewatch.schemas.AgentState;
import io.queuewatch.schemas.QueueNow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The states of agents, as the queues that they serve show them. */
class AgentsInQueueTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");

    @AutoClose private final AgentsInQueue chain;
    private int ids;

    AgentsInQueueTest() throws Exception {
        chain = new AgentsInQueue();
        chain.known("PS");
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
        chain.send(change);
    }

    /** The row of a queue of voice once time has come so far, or null. */
    private QueueNow now(int second, String queue) throws Exception {
        return chain.now(BEGIN.plusSeconds(second)).get(queue);
    }

    @Test
    void shouldCountEachAgentByItsStateInEveryQueueItServes() throws Exception {
        chain.known("NW");
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
        chain.happens(VisitFacts.delta(List.of(visit.fact(Kind.IN_SERVICE, 1, 0))));

        QueueNow now = now(1, "PS");

        assertThat(now.getAgentsOnContact()).isOne();
        assertThat(now.getAgentsAvailable()).isNull();
        assertThat(now.getAgentsUnknown()).isNull();
    }

    @Test
    void shouldBelieveAgentsRatherThanTheirContacts() throws Exception {
        VisitFacts visit = new VisitFacts("PS", BEGIN);
        chain.happens(VisitFacts.delta(List.of(visit.fact(Kind.IN_SERVICE, 1, 0))));
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
