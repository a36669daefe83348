package io.queuewatch.infra.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.simulator.model.QueueModel;
import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.Author;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A week in which nothing goes wrong: every queue keeps what it promises, day by day. */
class NormalWeekTest {
    private static final Map<String, Duration> PROMISES =
            Map.of(
                    "sales", Duration.ofSeconds(20),
                    "support", Duration.ofSeconds(20),
                    "billing", Duration.ofSeconds(30),
                    "technical", Duration.ofSeconds(60),
                    "vip", Duration.ofSeconds(10),
                    "sales-chat", Duration.ofSeconds(60),
                    "support-chat", Duration.ofSeconds(60),
                    "support-mail", Duration.ofHours(24),
                    "billing-mail", Duration.ofHours(24),
                    "social", Duration.ofHours(1));

    /** Where it is to be kept to fewer than 95 %. */
    private static final Map<String, Double> RATES =
            Map.of("sales", .85, "support", .8, "billing", .8, "technical", .8, "vip", .9);

    /** Answered in target, and all that count: of a queue on a day. */
    private static final Map<String, int[]> KEPT = new TreeMap<>();

    private static final Map<String, Integer> SIGNED_IN = new HashMap<>();
    private static final Map<String, Integer> LEAST = new HashMap<>();

    private record Waiting(String queue, Instant since) {}

    @BeforeAll
    static void play() {
        Map<Object, Waiting> waiting = new HashMap<>();
        Instant end = Played.START.plus(Duration.ofDays(7));
        new SpanPlayer(new Simulator(Played.STANDARD, 11, Played.START), Played.START, end)
                .play(event -> read(event, waiting), mark -> look(mark), progress -> {});
    }

    private static void read(SpecificRecordBase event, Map<Object, Waiting> waiting) {
        if (event instanceof AgentEvent agent) {
            int change =
                    switch (agent.getType()) {
                        case SIGNED_IN -> 1;
                        case SIGNED_OUT -> -1;
                        default -> 0;
                    };
            SIGNED_IN.merge(agent.getQueues().get(0), change, Integer::sum);
            return;
        }
        if (!event.hasField("queue")) {
            return;
        }
        switch (event.get("type").toString()) {
            case "QUEUED", "RECEIVED" ->
                    waiting.put(
                            event.get("contactId"),
                            new Waiting((String) event.get("queue"), Played.time(event)));
            case "ANSWERED", "ACCEPTED", "ABANDONED" -> settle(event, waiting);
            case "REPLIED" -> {
                if (event.get("author") == Author.AGENT) {
                    settle(event, waiting);
                }
            }
            case "LEFT_QUEUE", "TRANSFERRED" -> waiting.remove(event.get("contactId"));
            default -> {}
        }
    }

    private static void settle(SpecificRecordBase event, Map<Object, Waiting> waiting) {
        Waiting visit = waiting.remove(event.get("contactId"));
        if (visit == null) {
            return;
        }
        Duration wait = Duration.between(visit.since, Played.time(event));
        boolean kept = wait.compareTo(PROMISES.get(visit.queue)) <= 0;
        boolean left = event.get("type").toString().equals("ABANDONED");
        if (left && wait.toSeconds() < 5) {
            return;
        }
        String day = visit.queue + " " + visit.since.atZone(ZoneOffset.UTC).getDayOfWeek();
        int[] counts = KEPT.computeIfAbsent(day, key -> new int[2]);
        counts[0] += kept && !left ? 1 : 0;
        counts[1]++;
    }

    private static void look(Instant mark) {
        for (QueueModel queue : Played.STANDARD.queues()) {
            // Whoever is to come at the opening may be a little late.
            Instant earlier = mark.minus(Duration.ofMinutes(5));
            if (queue.demand().hours().openAt(mark.atZone(ZoneOffset.UTC))
                    && queue.demand().hours().openAt(earlier.atZone(ZoneOffset.UTC))) {
                LEAST.merge(queue.name(), SIGNED_IN.get(queue.name()), Math::min);
            }
        }
    }

    @Test
    void shouldKeepEveryPromiseOnEveryDay() {
        assertThat(KEPT)
                .hasSizeGreaterThan(60)
                .allSatisfy(
                        (day, counts) ->
                                assertThat(counts[0] / (double) counts[1])
                                        .as("%s: %d of %d", day, counts[0], counts[1])
                                        .isGreaterThanOrEqualTo(rate(day)));
    }

    private static double rate(String day) {
        return RATES.getOrDefault(day.substring(0, day.indexOf(' ')), .95);
    }

    @Test
    void shouldAlwaysHaveSomebodySignedInWhileOpen() {
        assertThat(LEAST).hasSize(10).allSatisfy((queue, least) -> assertThat(least).isPositive());
    }
}
