package io.queuewatch.pipeline.batch;

import io.queuewatch.pipeline.batch.BatchTargets.Queue;
import io.queuewatch.pipeline.batch.BatchTargets.Terms;
import io.queuewatch.pipeline.batch.BatchTargets.When;
import io.queuewatch.schemas.CallEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Random lives of contacts with everything that sources do to them, and random orders of arrival.
 * The same seed gives the same.
 */
public final class RandomLives {

    private final Random random;

    public RandomLives(long seed) {
        random = new Random(seed);
    }

    /**
     * Targets that the lives are made for: queues of several zones, formulas and exceptions; the
     * queue {@code loans} of the lives is not listed. The resource {@code
     * random-lives-targets.yaml} beside this class says the same.
     */
    public static BatchTargets targets() {
        return new BatchTargets(
                ZoneId.of("Asia/Jerusalem"),
                terms(30, 5, "short-abandons-excluded", 600, 0.95),
                List.of(
                        new Queue(
                                "sales",
                                ZoneId.of("Europe/Berlin"),
                                terms(20, 5, "left-in-target", 650, 0.9),
                                List.of()),
                        new Queue(
                                "support",
                                ZoneId.of("America/New_York"),
                                terms(20, 5, "short-abandons-excluded", 700, 0.8),
                                List.of(
                                        new When("gold", null, Duration.ofSeconds(10)),
                                        new When(null, 1, Duration.ofSeconds(60)),
                                        new When("gold", 1, Duration.ofSeconds(3)))),
                        new Queue(
                                "care",
                                ZoneId.of("Asia/Kolkata"),
                                terms(10, 10, "abandons-hit-in-target", 500, 0.95),
                                List.of()),
                        new Queue("desk", null, terms(60, 5, "answered", 0, 0.99), List.of())));
    }

    private static Terms terms(
            int target, int shortAbandon, String formula, long cost, double targetRate) {
        return new Terms(
                Duration.ofSeconds(target),
                Duration.ofSeconds(shortAbandon),
                formula,
                cost,
                targetRate);
    }

    /** The events of one contact that begins at the time given or up to a few seconds before. */
    public List<CallEvent> contact(String contactId, Instant begin) {
        return new RandomLife(random, contactId, begin).events();
    }

    /**
     * The events of many contacts, one contact after the other. Some begin shortly before a
     * midnight of one of the queues' zones.
     *
     * @param span within which contacts begin
     */
    public List<CallEvent> events(int contacts, Instant from, Duration span) {
        List<CallEvent> events = new ArrayList<>();
        for (int i = 0; i < contacts; i++) {
            Instant begin = from.plusMillis((long) (random.nextDouble() * span.toMillis()));
            if (random.nextInt(10) == 0) {
                begin = beforeMidnight(begin);
            }
            events.addAll(contact("contact-" + i, begin));
        }
        return events;
    }

    private Instant beforeMidnight(Instant near) {
        List<String> queues = List.of("sales", "support", "care", "desk");
        ZoneId zone = targets().zone(queues.get(random.nextInt(queues.size())));
        return near.atZone(zone)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant()
                .minusSeconds(random.nextInt(240));
    }

    /** The same events in any order. */
    public List<CallEvent> shuffled(List<CallEvent> events) {
        List<CallEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** Every event twice, the second some way after the first. */
    public List<CallEvent> doubled(List<CallEvent> events) {
        List<CallEvent> doubled = new ArrayList<>();
        List<CallEvent> again = new ArrayList<>();
        for (CallEvent event : events) {
            doubled.add(event);
            again.add(CallEvent.newBuilder(event).build());
            while (!again.isEmpty() && random.nextInt(3) > 0) {
                doubled.add(again.remove(random.nextInt(again.size())));
            }
        }
        doubled.addAll(again);
        return doubled;
    }

    /** The events in order of arrival when each comes up to {@code most} after it happened. */
    public List<CallEvent> delayed(List<CallEvent> events, Duration most) {
        record Arrival(Instant at, CallEvent event) {}
        List<Arrival> arrivals = new ArrayList<>();
        for (CallEvent event : events) {
            Duration delay = Duration.ofMillis((long) (random.nextDouble() * most.toMillis()));
            arrivals.add(new Arrival(event.getEventTime().plus(delay), event));
        }
        arrivals.sort(Comparator.comparing(Arrival::at));
        return new ArrayList<>(arrivals.stream().map(Arrival::event).toList());
    }
}
