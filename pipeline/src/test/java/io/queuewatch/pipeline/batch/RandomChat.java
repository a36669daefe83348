package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.ChatEventType;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.TransferKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;

/** One random chat, with a bot before the queue. */
final class RandomChat extends RandomLife {

    private static final List<String> QUEUES = List.of("sales", "support", "support", "care");

    /** Who writes after an agent has come; the customer and the agent most. */
    private static final List<Author> AUTHORS =
            List.of(
                    Author.CUSTOMER,
                    Author.CUSTOMER,
                    Author.CUSTOMER,
                    Author.AGENT,
                    Author.AGENT,
                    Author.AGENT,
                    Author.BOT,
                    Author.SYSTEM,
                    Author.UNKNOWN);

    RandomChat(Random random, String contactId, Instant begin) {
        super(random, contactId, begin);
    }

    @Override
    List<String> queues() {
        return QUEUES;
    }

    @Override
    List<String> contradictions() {
        return List.of(
                "ACCEPTED",
                "ABANDONED",
                "LEFT_QUEUE",
                "MESSAGE",
                "ENDED",
                "TRANSFERRED",
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
        return ChatEvent.newBuilder()
                .setEventId(id)
                .setContactId(contact)
                .setEventTime(at)
                .setType(type(type))
                .build();
    }

    @Override
    ChatEventType type(String name) {
        return ChatEventType.valueOf(name);
    }

    @Override
    void live() {
        while (chance(50)) {
            wrote(chance(60) ? Author.CUSTOMER : Author.BOT);
            pass(random.nextInt(30_000));
        }
        queue = anyQueue();
        begin("QUEUED");
        for (int visits = 1; visits < 5 && !over; visits++) {
            visit();
        }
    }

    private void wrote(Author author) {
        SpecificRecordBase event = aboutQueue("MESSAGE");
        if (author == Author.AGENT) {
            event.put("agentId", agentOrNull());
        }
        event.put("author", chance(10) ? null : author);
    }

    private void visit() {
        long wait = anyPause();
        if (chance(40)) {
            Instant begin = now;
            pass(within(wait));
            wrote(pick(AUTHORS));
            now = begin;
        }
        pass(wait);
        int what = random.nextInt(100);
        if (what < 65) {
            accepted();
            converse();
        } else if (what < 75) {
            aboutQueue("ABANDONED");
            over = true;
        } else if (what < 83) {
            aboutQueue("LEFT_QUEUE").put("reason", pick(List.of(LeaveReason.values())));
            over = chance(50);
            requeue();
        } else if (what < 88) {
            requeue();
        } else if (what < 92) {
            transferred();
        } else {
            over = true;
            if (what < 97) {
                ended();
            } else if (what < 99) {
                add("RESOLVED");
            }
        }
    }

    /** Short of the horizon: chats that are over are forgotten then. */
    private long anyPause() {
        return Math.min(anyWait(), Duration.ofHours(3).toMillis());
    }

    private void requeue() {
        if (!over) {
            pass(chance(50) ? 0 : random.nextInt(4000));
            queue = anyQueue();
            begin("QUEUED");
        }
    }

    private void accepted() {
        agent = anyAgent();
        aboutQueue("ACCEPTED").put("agentId", agentOrNull());
    }

    private void converse() {
        for (int messages = random.nextInt(10); messages > 0; messages--) {
            pass(chance(15) ? 0 : anyPause());
            wrote(pick(AUTHORS));
            if (chance(3)) {
                accepted();
            }
        }
        pass(random.nextInt(120_000));
        if (chance(25)) {
            transferred();
            return;
        }
        over = true;
        if (chance(85)) {
            ended();
        }
        if (chance(40)) {
            pass(random.nextInt(120_000));
            ofAgent("WRAPPED_UP");
        }
        if (chance(40)) {
            add(pick(List.of("RESOLVED", "CREDITED", "REOPENED", "ESCALATED")));
        }
    }

    private void ended() {
        SpecificRecordBase event = add("ENDED");
        event.put("by", pick(List.of(EndedBy.values())));
        if (!legs || chance(20)) {
            event.put("leg", null);
        }
    }

    private void transferred() {
        SpecificRecordBase event = ofAgent("TRANSFERRED");
        TransferKind kind = pick(List.of(TransferKind.values()));
        event.put("transfer", kind);
        if (kind == TransferKind.EXTERNAL) {
            over = true;
            return;
        }
        queue = chance(8) ? queue : anyQueue();
        event.put("toQueue", queue);
        agent = anyAgent();
        event.put("toAgent", chance(20) ? agent : null);
        if (legs && chance(70)) {
            leg++;
        }
        if (chance(50)) {
            pass(chance(50) ? 0 : random.nextInt(4000));
            begin("QUEUED");
        }
        if (kind == TransferKind.ATTENDED && chance(60)) {
            converse();
        }
    }
}
