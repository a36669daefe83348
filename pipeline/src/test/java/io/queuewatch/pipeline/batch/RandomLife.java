package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.TransferKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One random contact: a plausible life first, then what sources make of it. */
final class RandomLife {

    private static final List<String> QUEUES =
            List.of("sales", "support", "support", "care", "desk", "loans");
    private static final List<String> AGENTS = List.of("ann", "ben", "cleo", "dov");
    private static final List<String> SEGMENTS = List.of("gold", "regular");
    private static final List<String> SITES = List.of("haifa", "york");

    /** Waits at and around targets and short abandons, in milliseconds. */
    private static final List<Integer> EXACT =
            List.of(
                    0, 0, 0, 1, 500, 999, 1000, 1500, 2000, 3000, 3001, 5000, 5001, 10_000, 10_001,
                    20_000, 20_001, 30_000, 30_001, 60_000, 60_001);

    private final Random random;
    private final String contactId;
    private final List<CallEvent> events = new ArrayList<>();
    private final boolean wholeSeconds;
    private final boolean sequences;
    private final boolean legs;
    private final boolean namesQueues;
    private final boolean namesAgents;
    private Instant now;
    private int leg = 1;
    private int eventNumber;
    private String queue;
    private String agent;
    private boolean over;

    RandomLife(Random random, String contactId, Instant begin) {
        this.random = random;
        this.contactId = contactId;
        wholeSeconds = chance(40);
        sequences = chance(50);
        legs = chance(25);
        namesQueues = chance(60);
        namesAgents = chance(85);
        now = begin.truncatedTo(wholeSeconds ? ChronoUnit.SECONDS : ChronoUnit.MILLIS);
    }

    /** The events, in the order in which the source wrote them. */
    List<CallEvent> events() {
        live();
        disturb();
        if (chance(4)) {
            Direction direction = chance(50) ? Direction.OUTBOUND : Direction.PROACTIVE;
            events.forEach(event -> event.setDirection(direction));
        }
        return List.copyOf(events);
    }

    private void live() {
        boolean menu = chance(70);
        if (menu) {
            add(CallEventType.INITIATED);
            pass(chance(10) ? 0 : random.nextInt(60_000));
            if (chance(12)) {
                leaveMenu();
                return;
            }
        }
        queue = pick(QUEUES);
        queued();
        for (int visits = 1; visits < 6 && !over; visits++) {
            visit();
        }
    }

    private void leaveMenu() {
        if (chance(60)) {
            ended(pick(List.of(EndedBy.values())));
        } else {
            add(CallEventType.ABANDONED);
        }
        if (chance(20)) {
            pass(random.nextInt(5000));
            queue = pick(QUEUES);
            queued();
            answered();
            talk();
        }
    }

    /** What becomes of a visit that has just begun. */
    private void visit() {
        whileWaiting();
        int what = random.nextInt(100);
        if (what < 55) {
            answered();
            talk();
        } else if (what < 69) {
            aboutQueue(CallEventType.ABANDONED);
            over = true;
            if (chance(50)) {
                pass(chance(50) ? 0 : random.nextInt(1000));
                ended(EndedBy.CUSTOMER);
            }
        } else if (what < 83) {
            left();
        } else if (what < 88) {
            requeue();
        } else if (what < 92) {
            transferred();
        } else if (what < 97) {
            ended(pick(List.of(EndedBy.values())));
            over = true;
        } else {
            over = true;
            if (chance(30)) {
                add(CallEventType.RESOLVED);
            }
        }
    }

    private void whileWaiting() {
        int wait = chance(40) ? pick(EXACT) : random.nextInt(chance(80) ? 90_000 : 900_000);
        if (chance(1)) {
            wait = (int) Duration.ofHours(3 + random.nextInt(3)).toMillis();
        }
        Instant begin = now;
        for (CallEventType type :
                List.of(
                        CallEventType.UPDATED,
                        CallEventType.RINGING,
                        CallEventType.RING_NO_ANSWER,
                        CallEventType.ESCALATED)) {
            if (chance(12)) {
                now = moment(begin, wait);
                add(type);
            }
        }
        if (chance(4)) {
            now = moment(begin, wait);
            queued();
        }
        now = begin;
        pass(wait);
    }

    private Instant moment(Instant begin, int span) {
        long millis = span == 0 ? 0 : random.nextInt(span);
        return begin.plusMillis(wholeSeconds ? millis / 1000 * 1000 : millis);
    }

    private void left() {
        if (chance(15)) {
            add(CallEventType.CALLBACK_SCHEDULED);
            callback();
            return;
        }
        LeaveReason reason = chance(15) ? null : pick(List.of(LeaveReason.values()));
        aboutQueue(CallEventType.LEFT_QUEUE).setReason(reason);
        if (reason == LeaveReason.CALLBACK) {
            callback();
        } else if (chance(50)) {
            requeue();
        } else {
            over = true;
            if (chance(70)) {
                pass(random.nextInt(30_000));
                ended(pick(List.of(EndedBy.values())));
            }
        }
    }

    private void callback() {
        over = true;
        if (chance(40)) {
            add(CallEventType.CALLBACK_SCHEDULED);
        }
        if (chance(40)) {
            ended(EndedBy.CUSTOMER);
        }
        if (chance(60)) {
            pass(random.nextInt(3_600_000));
            add(CallEventType.CALLBACK_ATTEMPTED);
            pass(random.nextInt(60_000));
            add(chance(70) ? CallEventType.CALLBACK_REACHED : CallEventType.CALLBACK_EXPIRED);
            if (chance(30)) {
                answered();
            }
        }
    }

    private void requeue() {
        pass(chance(50) ? 0 : random.nextInt(4000));
        queue = pick(QUEUES);
        queued();
    }

    private void answered() {
        agent = pick(AGENTS);
        aboutQueue(CallEventType.ANSWERED).setAgentId(agentOrNull());
    }

    private void talk() {
        pauses();
        pass(chance(5) ? 0 : random.nextInt(chance(95) ? 600_000 : 7_200_000));
        int what = random.nextInt(100);
        if (what < 30) {
            transferred();
        } else if (what < 38) {
            pass(random.nextInt(2000));
            answered();
            talk();
        } else {
            if (what < 90) {
                ended(pick(List.of(EndedBy.values())));
            }
            wrapUp();
            over = true;
            if (chance(20)) {
                add(pick(List.of(CallEventType.RESOLVED, CallEventType.CREDITED)));
            }
        }
    }

    private void pauses() {
        if (chance(25)) {
            pass(random.nextInt(60_000));
            add(CallEventType.HELD).setAgentId(agentOrNull());
            if (chance(30)) {
                pass(random.nextInt(10_000));
                add(CallEventType.CONSULT_STARTED).setAgentId(agentOrNull());
            }
            pass(random.nextInt(60_000));
            if (chance(85)) {
                add(CallEventType.RESUMED).setAgentId(agentOrNull());
            }
        }
        if (chance(15)) {
            pass(random.nextInt(20_000));
            add(CallEventType.CONSULT_STARTED).setAgentId(agentOrNull());
            pass(random.nextInt(60_000));
            if (chance(85)) {
                add(CallEventType.CONSULT_ENDED).setAgentId(agentOrNull());
            }
        }
    }

    private void wrapUp() {
        if (chance(60)) {
            Instant before = now;
            pass(chance(10) ? 0 : random.nextInt(120_000));
            add(CallEventType.WRAPPED_UP).setAgentId(agentOrNull());
            if (chance(10)) {
                pass(random.nextInt(60_000));
                add(CallEventType.WRAPPED_UP).setAgentId(agentOrNull());
            }
            now = chance(50) ? before : now;
        }
    }

    private void transferred() {
        TransferKind kind = pick(List.of(TransferKind.values()));
        CallEvent event = add(CallEventType.TRANSFERRED);
        event.setTransfer(chance(10) ? null : kind);
        event.setAgentId(agentOrNull());
        if (legs && chance(70)) {
            endLeg();
        }
        if (chance(60)) {
            wrapUp();
        }
        if (kind == TransferKind.EXTERNAL || chance(10)) {
            over = true;
            return;
        }
        if (chance(25)) {
            agent = pick(AGENTS);
            event.setToAgent(agent);
            pass(random.nextInt(20_000));
            if (chance(80)) {
                answered();
            }
            talk();
            return;
        }
        queue = chance(8) ? queue : pick(QUEUES);
        event.setToQueue(queue);
        if (kind == TransferKind.ATTENDED) {
            agent = pick(AGENTS);
            event.setToAgent(chance(70) ? agent : null);
        }
        if (chance(55)) {
            pass(chance(50) ? 0 : random.nextInt(4000));
            queued();
        }
        if (kind == TransferKind.ATTENDED && chance(80)) {
            if (chance(30)) {
                answered();
            }
            talk();
        }
    }

    /** The leg ends, perhaps when the next one is long under way. */
    private void endLeg() {
        Instant before = now;
        pass(chance(50) ? 0 : random.nextInt(90_000));
        ended(EndedBy.AGENT);
        now = before;
        leg++;
    }

    private void ended(EndedBy by) {
        CallEvent event = add(CallEventType.ENDED);
        event.setBy(by);
        if (!legs || chance(20)) {
            event.setLeg(null);
        }
    }

    private void queued() {
        add(CallEventType.QUEUED).setQueue(queue);
    }

    private CallEvent aboutQueue(CallEventType type) {
        CallEvent event = add(type);
        event.setQueue(namesQueues ? queue : null);
        return event;
    }

    private CallEvent add(CallEventType type) {
        eventNumber++;
        CallEvent event =
                CallEvent.newBuilder()
                        .setEventId("e" + eventNumber)
                        .setEventTime(now)
                        .setSource("random")
                        .setSequence(sequences ? eventNumber : 0)
                        .setContactId(contactId)
                        .setType(type)
                        .setLeg(legs ? "leg-" + leg : null)
                        .setSegment(chance(15) ? pick(SEGMENTS) : null)
                        .setSite(chance(15) ? pick(SITES) : null)
                        .setPriority(chance(15) ? Integer.valueOf(1 + random.nextInt(4)) : null)
                        .build();
        events.add(event);
        return event;
    }

    /** What sources make of it: clocks, losses, contradictions, corrections, nonsense. */
    private void disturb() {
        for (CallEvent event : List.copyOf(events)) {
            switch (event.getType()) {
                case ANSWERED, ABANDONED, LEFT_QUEUE, ENDED -> {
                    if (chance(12)) {
                        shift(event, chance(20) ? -2000 : -random.nextInt(2001));
                    }
                }
                case QUEUED -> {
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
            events.add(CallEvent.newBuilder(pick(events)).build());
        }
        if (chance(3)) {
            nonsense();
        }
    }

    private void shift(CallEvent event, int millis) {
        event.setEventTime(
                event.getEventTime().plusMillis(wholeSeconds ? millis / 1000 * 1000L : millis));
    }

    private void contradict() {
        for (int i = random.nextInt(3); i >= 0 && !events.isEmpty(); i--) {
            now = pick(events).getEventTime().plusMillis(wholeSeconds ? 0 : random.nextInt(1000));
            CallEvent event =
                    add(
                            pick(
                                    List.of(
                                            CallEventType.ANSWERED,
                                            CallEventType.ABANDONED,
                                            CallEventType.LEFT_QUEUE,
                                            CallEventType.ENDED,
                                            CallEventType.TRANSFERRED,
                                            CallEventType.CALLBACK_SCHEDULED,
                                            CallEventType.RESOLVED,
                                            CallEventType.REOPENED)));
            event.setQueue(chance(40) ? pick(QUEUES) : null);
            event.setAgentId(chance(50) ? pick(AGENTS) : null);
        }
    }

    /** Sends one event again with a higher revision, and says something else in it. */
    private void revise() {
        if (events.isEmpty()) {
            return;
        }
        CallEvent old = pick(events);
        CallEvent revised = CallEvent.newBuilder(old).build();
        revised.setRevision(old.getRevision() + 1 + random.nextInt(2));
        switch (random.nextInt(4)) {
            case 0 -> shift(revised, random.nextInt(60_000) - 30_000);
            case 1 -> revised.setQueue(pick(QUEUES));
            case 2 -> revised.setSegment(pick(SEGMENTS));
            default -> {
                revised.setType(
                        pick(
                                List.of(
                                        CallEventType.ANSWERED,
                                        CallEventType.ABANDONED,
                                        CallEventType.LEFT_QUEUE,
                                        CallEventType.ENDED,
                                        CallEventType.UPDATED)));
            }
        }
        events.add(random.nextInt(events.size() + 1), revised);
    }

    private void nonsense() {
        CallEvent event = add(CallEventType.QUEUED);
        event.setQueue(pick(QUEUES));
        switch (random.nextInt(4)) {
            case 0 -> event.setType(CallEventType.UNKNOWN);
            case 1 -> event.setQueue(null);
            case 2 -> event.setPriority(chance(50) ? 0 : 5);
            default -> event.setEventId("");
        }
    }

    private void pass(int millis) {
        now = now.plusMillis(wholeSeconds ? millis / 1000 * 1000L : millis);
    }

    private String agentOrNull() {
        return namesAgents && chance(95) ? agent : null;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
