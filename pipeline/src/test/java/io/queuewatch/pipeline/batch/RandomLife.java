package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;

/** One random contact: a plausible life first, then what sources make of it. */
abstract class RandomLife {

    private static final List<String> AGENTS = List.of("ann", "ben", "cleo", "dov");
    private static final List<String> SEGMENTS = List.of("gold", "regular");
    private static final List<String> SITES = List.of("haifa", "york");
    private static final List<String> TOPICS = List.of("bill", "outage", "move");
    private static final List<String> TEAMS = List.of("north", "south");
    private static final List<String> SOURCES = List.of("pbx", "desk");

    /** Waits at and around targets and short abandons, in milliseconds. */
    private static final List<Integer> EXACT =
            List.of(
                    0, 0, 0, 1, 500, 999, 1000, 1500, 2000, 3000, 3001, 5000, 5001, 10_000, 10_001,
                    20_000, 20_001, 30_000, 30_001, 60_000, 60_001);

    final Random random;
    final List<SpecificRecordBase> events = new ArrayList<>();
    final boolean namesQueues;
    final boolean legs;
    Instant now;
    int leg = 1;
    String queue;
    String agent;
    boolean over;

    private final String contactId;
    private final String source;
    private final boolean wholeSeconds;
    private final boolean sequences;
    private final boolean namesAgents;
    private int eventNumber;

    RandomLife(Random random, String contactId, Instant begin) {
        this.random = random;
        this.contactId = contactId;
        source = pick(SOURCES);
        wholeSeconds = chance(40);
        sequences = chance(50);
        legs = chance(25);
        namesQueues = chance(60);
        namesAgents = chance(85);
        now = begin.truncatedTo(wholeSeconds ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
    }

    /** The events, in the order in which the source wrote them. */
    final List<SpecificRecordBase> events() {
        live();
        disturb();
        if (chance(4)) {
            Direction direction = chance(50) ? Direction.OUTBOUND : Direction.PROACTIVE;
            events.forEach(event -> event.put("direction", direction));
        }
        return List.copyOf(events);
    }

    /** Adds the events of a plausible life. */
    abstract void live();

    /** The queues of the channel. */
    abstract List<String> queues();

    /** The types of events that contradict a life, or that a correction turns an event into. */
    abstract List<String> contradictions();

    /** The type of event that begins a visit. */
    abstract String beginning();

    /** An event of the channel with the fields that are required, and defaults in all others. */
    abstract SpecificRecordBase event(String id, String contact, Instant at, String type);

    /** The channel's type of this name. */
    abstract Enum<?> type(String name);

    final SpecificRecordBase add(String type) {
        eventNumber++;
        SpecificRecordBase event = event("e" + eventNumber, contactId, now, type);
        event.put("source", source);
        event.put("sequence", sequences ? (long) eventNumber : 0L);
        event.put("leg", legs ? "leg-" + leg : null);
        event.put("segment", chance(15) ? pick(SEGMENTS) : null);
        event.put("site", chance(15) ? pick(SITES) : null);
        event.put("priority", chance(15) ? 1 + random.nextInt(4) : null);
        event.put("topic", chance(15) ? pick(TOPICS) : null);
        event.put("team", chance(15) ? pick(TEAMS) : null);
        event.put("moment", chance(15) ? pick(List.of(Moment.values())) : null);
        events.add(event);
        return event;
    }

    final SpecificRecordBase aboutQueue(String type) {
        SpecificRecordBase event = add(type);
        event.put("queue", namesQueues ? queue : null);
        return event;
    }

    /** An event of the agent who is at it. */
    final SpecificRecordBase ofAgent(String type) {
        SpecificRecordBase event = add(type);
        event.put("agentId", agentOrNull());
        return event;
    }

    final void begin(String type) {
        add(type).put("queue", queue);
    }

    final String anyQueue() {
        return pick(queues());
    }

    final String anyAgent() {
        return pick(AGENTS);
    }

    final String agentOrNull() {
        return namesAgents && chance(95) ? agent : null;
    }

    /** A wait about as long as targets are, in milliseconds. */
    final long anyWait() {
        if (chance(1)) {
            return Duration.ofHours(3 + random.nextInt(3)).toMillis();
        }
        return chance(40) ? pick(EXACT) : random.nextInt(chance(80) ? 90_000 : 900_000);
    }

    /** What sources make of it: clocks, losses, contradictions, corrections, nonsense. */
    private void disturb() {
        for (SpecificRecordBase event : List.copyOf(events)) {
            switch (event.get("type").toString()) {
                case "ANSWERED", "ACCEPTED", "REPLIED", "ABANDONED", "LEFT_QUEUE", "ENDED" -> {
                    if (chance(12)) {
                        shift(event, chance(20) ? -2000 : -random.nextInt(2001));
                    }
                }
                case "QUEUED", "RECEIVED" -> {
                    if (chance(8)) {
                        shift(event, chance(20) ? 2000 : random.nextInt(2001));
                    }
                }
                default -> {
                    if (chance(3)) {
                        shift(event, random.nextInt(4001) - 2000);
                    }
                }
            }
        }
        events.removeIf(event -> chance(3));
        if (chance(5) && !events.isEmpty()) {
            events.remove(0);
        }
        if (chance(8)) {
            contradict();
        }
        if (chance(10)) {
            revise();
        }
        if (chance(10) && !events.isEmpty()) {
            events.add(copy(pick(events)));
        }
        if (chance(3)) {
            nonsense();
        }
    }

    private void shift(SpecificRecordBase event, int millis) {
        Instant time = (Instant) event.get("eventTime");
        event.put("eventTime", time.plusMillis(wholeSeconds ? millis / 1000 * 1000L : millis));
    }

    private void contradict() {
        for (int i = random.nextInt(3); i >= 0 && !events.isEmpty(); i--) {
            now = (Instant) pick(events).get("eventTime");
            pass(random.nextInt(1000));
            SpecificRecordBase event = add(pick(contradictions()));
            event.put("queue", chance(40) ? anyQueue() : null);
            event.put("agentId", chance(50) ? anyAgent() : null);
        }
    }

    /** Sends one event again with a higher revision, and says something else in it. */
    private void revise() {
        if (events.isEmpty()) {
            return;
        }
        SpecificRecordBase old = pick(events);
        SpecificRecordBase revised = copy(old);
        revised.put("revision", (int) old.get("revision") + 1 + random.nextInt(2));
        switch (random.nextInt(4)) {
            case 0 -> shift(revised, random.nextInt(60_000) - 30_000);
            case 1 -> revised.put("queue", anyQueue());
            case 2 -> revised.put("segment", pick(SEGMENTS));
            default -> revised.put("type", type(pick(contradictions())));
        }
        events.add(random.nextInt(events.size() + 1), revised);
    }

    private void nonsense() {
        SpecificRecordBase event = add(beginning());
        event.put("queue", anyQueue());
        switch (random.nextInt(4)) {
            case 0 -> event.put("type", type("UNKNOWN"));
            case 1 -> event.put("queue", null);
            case 2 -> event.put("priority", chance(50) ? 0 : 5);
            default -> event.put("eventId", "");
        }
    }

    @SuppressWarnings("unchecked")
    static <R extends SpecificRecordBase> R copy(R event) {
        return (R) event.getSpecificData().deepCopy(event.getSchema(), event);
    }

    final void pass(long millis) {
        now = now.plusMillis(wholeSeconds ? millis / 1000 * 1000L : millis);
    }

    /** A moment within the span that begins now, in milliseconds from now. */
    final long within(long span) {
        return span == 0 ? 0 : (long) (random.nextDouble() * span);
    }

    final boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    final <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
