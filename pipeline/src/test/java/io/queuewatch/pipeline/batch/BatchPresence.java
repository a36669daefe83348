package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.AgentState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How agents show in the queues that they serve, calculated from all of their events at once. */
public final class BatchPresence {

    private BatchPresence() {}

    /**
     * How many agents there are in each queue, by their state now, or after their last event where
     * that is later.
     *
     * @param events of all agents, in any order, duplicates and revisions included
     * @param silence after this long without any event an agent has signed out
     * @param now event time reached
     */
    public static Map<String, Map<AgentState, Long>> inQueues(
            Collection<AgentEvent> events, Duration silence, Instant now) {
        Map<String, Map<AgentState, Long>> queues = new TreeMap<>();
        events.stream()
                .collect(Collectors.groupingBy(AgentEvent::getAgentId))
                .values()
                .forEach(
                        agent -> {
                            ToldDay day =
                                    new ToldDay(
                                            BatchAgents.newest(
                                                    agent,
                                                    AgentEvent::getEventId,
                                                    AgentEvent::getRevision),
                                            silence);
                            count(day, now, queues);
                        });
        return queues;
    }

    private static void count(ToldDay day, Instant now, Map<String, Map<AgentState, Long>> queues) {
        int last = day.events().size() - 1;
        Instant at = day.events().get(last).getEventTime();
        AgentState state = day.state(last, now.isAfter(at) ? now : at);
        for (String queue : day.latest(last, BatchPresence::served, List.<String>of())) {
            queues.computeIfAbsent(queue, none -> new EnumMap<>(AgentState.class))
                    .merge(state, 1L, Long::sum);
        }
    }

    private static List<String> served(AgentEvent event) {
        return event.getQueues().isEmpty() ? null : event.getQueues();
    }
}
