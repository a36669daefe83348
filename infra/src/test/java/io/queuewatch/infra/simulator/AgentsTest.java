package io.queuewatch.infra.simulator;

import static io.queuewatch.infra.simulator.Played.DAYS;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.AgentEventType;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.ScheduleEvent;
import io.queuewatch.schemas.ScheduledState;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** Agents do one thing at a time, and what they say of themselves is what their contacts say. */
class AgentsTest {
    private static final int CHAT_SLOTS = 3;

    @Test
    void shouldNeverBeOnTwoCallsAndSayThatTheyAreOnOne() {
        Map<String, String> calls = new HashMap<>();
        Map<String, AgentEventType> states = new HashMap<>();
        for (SpecificRecordBase event : DAYS.events()) {
            if (event instanceof AgentEvent agent && agent.getType() != AgentEventType.HEARTBEAT) {
                states.put(agent.getAgentId(), agent.getType());
            } else if (event instanceof CallEvent call && call.getAgentId() != null) {
                String agent = call.getAgentId();
                switch (call.getType()) {
                    case RINGING, CALLBACK_REACHED -> {
                        String before = calls.put(agent, call.getContactId());
                        assertThat(before).as("call of %s at %s", agent, call).isNull();
                        assertThat(states.get(agent)).isEqualTo(AgentEventType.ON_CONTACT);
                    }
                    case ANSWERED, HELD, RESUMED, CALLBACK_ATTEMPTED ->
                            assertThat(states.get(agent)).isEqualTo(AgentEventType.ON_CONTACT);
                    case ENDED, TRANSFERRED, RING_NO_ANSWER -> calls.remove(agent);
                    default -> {}
                }
            } else if (event instanceof CallEvent call && isOver(call)) {
                calls.values().remove(call.getContactId());
            }
        }
        assertThat(states).hasSizeGreaterThan(100);
    }

    /** Where the customer ends it, no event names the agent. */
    private static boolean isOver(CallEvent call) {
        return switch (call.getType()) {
            case ENDED, ABANDONED -> true;
            default -> false;
        };
    }

    @Test
    void shouldNeverHaveMoreChatsThanSlots() {
        Map<String, Set<String>> chats = new HashMap<>();
        int most = 0;
        for (ChatEvent event : DAYS.all(ChatEvent.class).toList()) {
            if (event.getAgentId() == null) {
                continue;
            }
            Set<String> open = chats.computeIfAbsent(event.getAgentId(), agent -> new HashSet<>());
            switch (event.getType()) {
                case ACCEPTED -> open.add(event.getContactId());
                case ENDED, TRANSFERRED -> open.remove(event.getContactId());
                default -> {}
            }
            assertThat(open).hasSizeLessThanOrEqualTo(CHAT_SLOTS);
            most = Math.max(most, open.size());
        }
        assertThat(most).isEqualTo(CHAT_SLOTS);
    }

    @Test
    void shouldBeatEveryMinuteInTheStateTheyAreIn() {
        DAYS.by("agentId", AgentEvent.class).values().forEach(AgentsTest::shouldBeat);
    }

    private static void shouldBeat(List<AgentEvent> life) {
        assertThat(life.get(0).getType()).isEqualTo(AgentEventType.SIGNED_IN);
        String state = null;
        Instant beat = null;
        for (AgentEvent event : life) {
            switch (event.getType()) {
                case SIGNED_IN -> beat = event.getEventTime();
                case HEARTBEAT -> {
                    assertThat(event.getState()).hasToString(state);
                    assertThat(event.getEventTime()).isEqualTo(beat.plusSeconds(60));
                    beat = event.getEventTime();
                }
                default -> {
                    assertThat(event.getType()).as("%s", event).isNotEqualTo(state);
                    assertThat(event.getEventTime()).isBeforeOrEqualTo(beat.plusSeconds(60));
                }
            }
            state =
                    event.getType() == AgentEventType.HEARTBEAT
                            ? state
                            : event.getType().toString();
        }
    }

    @Test
    void shouldBeReadyBetweenSignInAndSignOutOnly() {
        for (List<AgentEvent> life : DAYS.by("agentId", AgentEvent.class).values()) {
            boolean in = false;
            for (AgentEvent event : life) {
                assertThat(in).isEqualTo(event.getType() != AgentEventType.SIGNED_IN);
                in = event.getType() != AgentEventType.SIGNED_OUT;
                assertThat(event.getQueues()).isNotEmpty();
                assertThat(event.getTeam()).startsWith(event.getQueues().get(0) + "-team-");
            }
        }
    }

    @Test
    void shouldHaveSchedulesWithoutGapsInAShiftAndWithTimeAway() {
        for (List<ScheduleEvent> spans : DAYS.by("agentId", ScheduleEvent.class).values()) {
            for (int i = 1; i < spans.size(); i++) {
                ScheduleEvent before = spans.get(i - 1);
                if (before.getState() == ScheduledState.OFF) {
                    assertThat(spans.get(i).getFrom()).isAfterOrEqualTo(before.getTo());
                } else {
                    assertThat(spans.get(i).getFrom()).isEqualTo(before.getTo());
                }
            }
        }
        Duration paid = sum(true, ScheduledState.CONTACT).plus(sum(true, ScheduledState.AWAY));
        double shrinkage = sum(true, ScheduledState.AWAY).toMillis() / (double) paid.toMillis();
        assertThat(shrinkage).isBetween(.2, .35);
    }

    private static Duration sum(boolean paid, ScheduledState state) {
        return DAYS.all(ScheduleEvent.class)
                .filter(span -> span.getPaid() == paid && span.getState() == state)
                .map(span -> Duration.between(span.getFrom(), span.getTo()))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
