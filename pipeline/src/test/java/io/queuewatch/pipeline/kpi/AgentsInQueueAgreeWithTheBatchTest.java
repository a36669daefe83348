package io.queuewatch.pipeline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.agent.AgentChange;
import io.queuewatch.pipeline.batch.BatchPresence;
import io.queuewatch.pipeline.batch.RandomAgents;
import io.queuewatch.pipeline.batch.RandomLives;
import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.AgentState;
import io.queuewatch.schemas.QueueNow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random agents, whose events come late, twice and revised to a process that is restarted: at every
 * mark each of their queues shows them as all events that have come so far say.
 */
class AgentsInQueueAgreeWithTheBatchTest {

    private static final Instant FROM = Instant.parse("2025-10-25T18:00:00Z");
    private static final Set<String> QUEUES = Set.of("help", "sales");

    private final Set<AgentState> shown = EnumSet.noneOf(AgentState.class);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void atEveryMarkAgentsShowAsTheirEventsSay(long seed) throws Exception {
        RandomLives arrivals = new RandomLives(seed);
        List<AgentEvent> events = new RandomAgents(seed).days(10, FROM).events();
        List<AgentEvent> come = new ArrayList<>();
        Random chance = new Random(seed);
        Instant marked = FROM;
        try (AgentsInQueue chain = new AgentsInQueue()) {
            for (String queue : QUEUES) {
                chain.known(queue);
            }
            for (AgentEvent event :
                    arrivals.delayed(arrivals.doubled(events), Duration.ofHours(3))) {
                chain.send(AgentChange.of(event));
                come.add(event);
                if (event.getEventTime().isAfter(marked.plusSeconds(chance.nextInt(400)))) {
                    marked = event.getEventTime();
                    assertShown(chain.now(marked), come, marked);
                }
                if (chance.nextInt(300) == 0) {
                    chain.restart();
                }
            }
            for (int hours = 1; hours <= 30; hours += 1 + chance.nextInt(7)) {
                Instant later = marked.plus(Duration.ofHours(hours));
                assertShown(chain.now(later), come, later);
            }
        }
        assertThat(shown).containsExactlyInAnyOrder(AgentState.values());
    }

    private void assertShown(Map<String, QueueNow> rows, List<AgentEvent> come, Instant now) {
        Map<String, Map<AgentState, Long>> expected =
                BatchPresence.inQueues(come, AgentsInQueue.SILENCE, now);
        assertThat(rows.keySet()).isEqualTo(QUEUES);
        rows.forEach(
                (queue, row) -> {
                    Map<AgentState, Long> agents = expected.getOrDefault(queue, Map.of());
                    shown.addAll(agents.keySet());
                    assertThat(
                                    List.of(
                                            none(row.getAgentsAvailable()),
                                            row.getAgentsOnContact(),
                                            none(row.getAgentsWrapping()),
                                            none(row.getAgentsAway()),
                                            none(row.getAgentsUnknown())))
                            .as("%s at %s", queue, now)
                            .containsExactly(
                                    agents.getOrDefault(AgentState.AVAILABLE, 0L),
                                    agents.getOrDefault(AgentState.ON_CONTACT, 0L),
                                    agents.getOrDefault(AgentState.WRAP_UP, 0L),
                                    agents.getOrDefault(AgentState.AWAY, 0L),
                                    agents.getOrDefault(AgentState.UNKNOWN, 0L));
                });
    }

    /** Before any agent is heard of. */
    private static long none(Long agents) {
        return agents == null ? 0 : agents;
    }
}
