package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.TransferKind;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;

/** One random phone call. */
final class RandomCall extends RandomLife {

    private static final List<String> QUEUES =
            List.of("sales", "support", "support", "care", "desk", "loans");

    RandomCall(Random random, String contactId, Instant begin) {
        super(random, contactId, begin);
    }

    @Override
    List<String> queues() {
        return QUEUES;
    }

    @Override
    List<String> contradictions() {
        return List.of(
                "ANSWERED",
                "ABANDONED",
                "LEFT_QUEUE",
                "ENDED",
                "TRANSFERRED",
                "CALLBACK_SCHEDULED",
                "CALLBACK_REACHED",
                "RESOLVED",
                "REOPENED",
                "UPDATED");
    }

    @Override
    String beginning() {
        return "QUEUED";
    }

    @Override
    SpecificRecordBase event(String id, String contact, Instant at, String type) {
        return CallEvent.newBuilder()
                .setEventId(id)
                .setContactId(contact)
                .setEventTime(at)
                .setType(type(type))
                .build();
    }

    @Override
    CallEventType type(String name) {
        return CallEventType.valueOf(name);
    }

    @Override
    void live() {
        if (chance(70)) {
            add("INITIATED");
            pass(chance(10) ? 0 : random.nextInt(60_000));
            if (chance(12)) {
                leaveMenu();
                return;
            }
        }
        queue = anyQueue();
        begin("QUEUED");
        for (int visits = 1; visits < 6 && !over; visits++) {
            visit();
        }
    }

    private void leaveMenu() {
        if (chance(60)) {
            ended(pick(List.of(EndedBy.values())));
        } else {
            add("ABANDONED");
        }
        if (chance(20)) {
            pass(random.nextInt(5000));
            queue = anyQueue();
            begin("QUEUED");
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
            aboutQueue("ABANDONED");
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
                add("RESOLVED");
            }
        }
    }

    private void whileWaiting() {
        long wait = anyWait();
        Instant begin = now;
        for (String type : List.of("UPDATED", "RINGING", "RING_NO_ANSWER", "ESCALATED")) {
            if (chance(12)) {
                pass(within(wait));
                add(type);
                now = begin;
            }
        }
        if (chance(4)) {
            pass(within(wait));
            begin("QUEUED");
            now = begin;
        }
        pass(wait);
    }

    private void left() {
        if (chance(15)) {
            add("CALLBACK_SCHEDULED");
            callback();
            return;
        }
        LeaveReason reason = chance(15) ? null : pick(List.of(LeaveReason.values()));
        aboutQueue("LEFT_QUEUE").put("reason", reason);
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
            add("CALLBACK_SCHEDULED");
        }
        if (chance(40)) {
            ended(EndedBy.CUSTOMER);
        }
        while (chance(60)) {
            pass(chance(20) ? 1_200_000 : random.nextInt(3_600_000));
            add("CALLBACK_ATTEMPTED");
            pass(chance(30) ? 0 : random.nextInt(60_000));
            if (chance(70)) {
                add(chance(70) ? "CALLBACK_REACHED" : "CALLBACK_EXPIRED");
                if (chance(30)) {
                    answered();
                }
            }
            if (chance(10)) {
                add("CALLBACK_SCHEDULED");
            }
        }
    }

    private void requeue() {
        pass(chance(50) ? 0 : random.nextInt(4000));
        queue = anyQueue();
        begin("QUEUED");
    }

    private void answered() {
        agent = anyAgent();
        aboutQueue("ANSWERED").put("agentId", agentOrNull());
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
                add(pick(List.of("RESOLVED", "CREDITED")));
            }
        }
    }

    private void pauses() {
        if (chance(25)) {
            pass(random.nextInt(60_000));
            ofAgent("HELD");
            if (chance(30)) {
                pass(random.nextInt(10_000));
                ofAgent("CONSULT_STARTED");
            }
            pass(random.nextInt(60_000));
            if (chance(85)) {
                ofAgent("RESUMED");
            }
        }
        if (chance(15)) {
            pass(random.nextInt(20_000));
            ofAgent("CONSULT_STARTED");
            pass(random.nextInt(60_000));
            if (chance(85)) {
                ofAgent("CONSULT_ENDED");
            }
        }
    }

    private void wrapUp() {
        if (chance(60)) {
            Instant before = now;
            pass(chance(10) ? 0 : random.nextInt(120_000));
            ofAgent("WRAPPED_UP");
            if (chance(10)) {
                pass(random.nextInt(60_000));
                ofAgent("WRAPPED_UP");
            }
            now = chance(50) ? before : now;
        }
    }

    private void transferred() {
        TransferKind kind = pick(List.of(TransferKind.values()));
        SpecificRecordBase event = ofAgent("TRANSFERRED");
        event.put("transfer", chance(10) ? null : kind);
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
            agent = anyAgent();
            event.put("toAgent", agent);
            pass(random.nextInt(20_000));
            if (chance(80)) {
                answered();
            }
            talk();
            return;
        }
        queue = chance(8) ? queue : anyQueue();
        event.put("toQueue", queue);
        if (kind == TransferKind.ATTENDED) {
            agent = anyAgent();
            event.put("toAgent", chance(70) ? agent : null);
        }
        if (chance(55)) {
            pass(chance(50) ? 0 : random.nextInt(4000));
            begin("QUEUED");
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
        SpecificRecordBase event = add("ENDED");
        event.put("by", by);
        if (!legs || chance(20)) {
            event.put("leg", null);
        }
    }
}
