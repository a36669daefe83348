package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.AgentEventType;
import io.queuewatch.schemas.AgentState;
import io.queuewatch.schemas.AwayReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What the events of one agent say, each read from all those before it. */
final class ToldDay {

    private static final Duration HEARTBEATS_MISSED = Duration.ofSeconds(180);
    private static final List<AgentEventType> ORDER =
            List.of(
                    AgentEventType.SIGNED_IN,
                    AgentEventType.HEARTBEAT,
                    AgentEventType.AVAILABLE,
                    AgentEventType.ON_CONTACT,
                    AgentEventType.WRAP_UP,
                    AgentEventType.AWAY,
                    AgentEventType.SIGNED_OUT);

    private final List<AgentEvent> events;
    private final Duration silence;

    /**
     * A day.
     *
     * @param events one per id, in any order
     * @param silence after this long without any event the agent has signed out
     */
    ToldDay(Collection<AgentEvent> events, Duration silence) {
        this.events =
                events.stream()
                        .sorted(
                                Comparator.comparing(AgentEvent::getEventTime)
                                        .thenComparing(AgentEvent::getSequence)
                                        .thenComparing(event -> ORDER.indexOf(event.getType()))
                                        .thenComparing(AgentEvent::getEventId))
                        .toList();
        this.silence = silence;
    }

    /** In order. */
    List<AgentEvent> events() {
        return events;
    }

    /** The state from an event until nothing else is heard up to this moment. */
    AgentState state(int i, Instant until) {
        Duration quiet = Duration.between(events.get(i).getEventTime(), until);
        AgentState said = said(i);
        if (said == AgentState.SIGNED_OUT || quiet.compareTo(silence) > 0) {
            return AgentState.SIGNED_OUT;
        }
        return quiet.compareTo(HEARTBEATS_MISSED) > 0 && heartbeatsSeen(i)
                ? AgentState.UNKNOWN
                : said;
    }

    /** Why the agent is away who is so after an event. */
    AwayReason reason(int i) {
        if (events.get(i).getReason() != null) {
            return events.get(i).getReason();
        }
        return i > 0 && said(i - 1) == AgentState.AWAY ? reason(i - 1) : AwayReason.OTHER;
    }

    /** What an event, or else the last one before it, says of something. */
    <T> T latest(int i, Function<AgentEvent, T> something, T otherwise) {
        for (int j = i; j >= 0; j--) {
            if (something.apply(events.get(j)) != null) {
                return something.apply(events.get(j));
            }
        }
        return otherwise;
    }

    private AgentState said(int i) {
        AgentEvent event = events.get(i);
        if (event.getType() != AgentEventType.HEARTBEAT) {
            return AgentState.valueOf(event.getType().name());
        }
        if (event.getState() != null) {
            return event.getState();
        }
        return i == 0 ? AgentState.SIGNED_OUT : said(i - 1);
    }

    /** Whether the session that the event belongs to had a heartbeat by then. */
    private boolean heartbeatsSeen(int i) {
        if (events.get(i).getType() == AgentEventType.HEARTBEAT) {
            return true;
        }
        boolean first =
                i == 0
                        || events.get(i).getType() == AgentEventType.SIGNED_IN
                        || said(i - 1) == AgentState.SIGNED_OUT
                        || Duration.between(
                                                events.get(i - 1).getEventTime(),
                                                events.get(i).getEventTime())
                                        .compareTo(silence)
                                > 0;
        return !first && heartbeatsSeen(i - 1);
    }
}
