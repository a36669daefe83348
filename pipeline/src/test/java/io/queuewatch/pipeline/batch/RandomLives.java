package io.queuewatch.pipeline.batch;

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
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Random lives of contacts of every channel with everything that sources do to them, and random
 * orders of arrival. The same seed gives the same.
 */
public final class RandomLives {

    private static final List<ZoneId> ZONES =
            List.of(
                    ZoneId.of("Europe/Berlin"),
                    ZoneId.of("America/New_York"),
                    ZoneId.of("Asia/Kolkata"),
                    ZoneId.of("Asia/Jerusalem"));

    private final Random random;

    public RandomLives(long seed) {
        random = new Random(seed);
    }

    /**
     * The events of many contacts of all channels, one contact after the other. Some begin shortly
     * before a midnight of one of the queues' zones.
     *
     * @param span within which contacts begin
     */
    public List<SpecificRecordBase> events(int contacts, Instant from, Duration span) {
        List<SpecificRecordBase> events = new ArrayList<>();
        for (int i = 0; i < contacts; i++) {
            events.addAll(contact("contact-" + i, begin(from, span)));
        }
        return events;
    }

    /** The same of phone calls alone. */
    public List<CallEvent> calls(int contacts, Instant from, Duration span) {
        List<CallEvent> events = new ArrayList<>();
        for (int i = 0; i < contacts; i++) {
            events.addAll(call("contact-" + i, begin(from, span)));
        }
        return events;
    }

    /** The events of one contact that begins at the time given or up to a few seconds before. */
    public List<SpecificRecordBase> contact(String contactId, Instant begin) {
        int what = random.nextInt(100);
        RandomLife life;
        if (what < 45) {
            life = new RandomCall(random, contactId, begin);
        } else if (what < 70) {
            life = new RandomChat(random, contactId, begin);
        } else {
            life = new RandomMail(random, contactId, begin, what >= 90);
        }
        return life.events();
    }

    private List<CallEvent> call(String contactId, Instant begin) {
        return new RandomCall(random, contactId, begin)
                .events().stream().map(CallEvent.class::cast).toList();
    }

    private Instant begin(Instant from, Duration span) {
        Instant begin = from.plusMillis((long) (random.nextDouble() * span.toMillis()));
        if (random.nextInt(10) > 0) {
            return begin;
        }
        return begin.atZone(ZONES.get(random.nextInt(ZONES.size())))
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant()
                .minusSeconds(random.nextInt(240));
    }

    /** The same events in any order. */
    public <E extends SpecificRecordBase> List<E> shuffled(List<E> events) {
        List<E> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** Every event twice, the second some way after the first. */
    public <E extends SpecificRecordBase> List<E> doubled(List<E> events) {
        List<E> doubled = new ArrayList<>();
        List<E> again = new ArrayList<>();
        for (E event : events) {
            doubled.add(event);
            again.add(RandomLife.copy(event));
            while (!again.isEmpty() && random.nextInt(3) > 0) {
                doubled.add(again.remove(random.nextInt(again.size())));
            }
        }
        doubled.addAll(again);
        return doubled;
    }

    /** The events in order of arrival when each comes up to {@code most} after it happened. */
    public <E extends SpecificRecordBase> List<E> delayed(List<E> events, Duration most) {
        record Arrival<E>(Instant at, E event) {}
        List<Arrival<E>> arrivals = new ArrayList<>();
        for (E event : events) {
            Duration delay = Duration.ofMillis((long) (random.nextDouble() * most.toMillis()));
            arrivals.add(new Arrival<>(((Instant) event.get("eventTime")).plus(delay), event));
        }
        arrivals.sort(Comparator.comparing(Arrival::at));
        return new ArrayList<>(arrivals.stream().map(Arrival::event).toList());
    }
}
