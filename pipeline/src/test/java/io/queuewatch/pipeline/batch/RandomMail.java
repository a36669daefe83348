package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.EmailEvent;
import io.queuewatch.schemas.EmailEventType;
import io.queuewatch.schemas.SocialEvent;
import io.queuewatch.schemas.SocialEventType;
import io.queuewatch.schemas.TransferKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;

/** One random email, or one random post, and what is written about it over days. */
final class RandomMail extends RandomLife {

    private static final List<String> EMAIL_QUEUES = List.of("sales", "billing", "billing", "care");
    private static final List<String> SOCIAL_QUEUES = List.of("posts", "sales");

    /** Pauses at and around targets, in milliseconds. */
    private static final List<Long> EXACT =
            List.of(0L, 0L, 1000L, 1_800_000L, 1_800_001L, 3_600_000L, 14_400_000L, 86_400_000L);

    private final boolean posted;

    RandomMail(Random random, String contactId, Instant begin, boolean posted) {
        super(random, contactId, begin);
        this.posted = posted;
    }

    @Override
    List<String> queues() {
        return posted ? SOCIAL_QUEUES : EMAIL_QUEUES;
    }

    @Override
    List<String> contradictions() {
        return List.of(
                "REPLIED",
                "CUSTOMER_REPLIED",
                "ASSIGNED",
                "TRANSFERRED",
                "RESOLVED",
                "REOPENED",
                "UPDATED");
    }

    @Override
    String beginning() {
        return "RECEIVED";
    }

    @Override
    SpecificRecordBase event(String id, String contact, Instant at, String type) {
        if (posted) {
            return SocialEvent.newBuilder()
                    .setEventId(id)
                    .setContactId(contact)
                    .setEventTime(at)
                    .setType(SocialEventType.valueOf(type))
                    .setNetwork("birds")
                    .build();
        }
        return EmailEvent.newBuilder()
                .setEventId(id)
                .setContactId(contact)
                .setEventTime(at)
                .setType(EmailEventType.valueOf(type))
                .build();
    }

    @Override
    Enum<?> type(String name) {
        return posted ? SocialEventType.valueOf(name) : EmailEventType.valueOf(name);
    }

    @Override
    void live() {
        queue = anyQueue();
        agent = anyAgent();
        begin("RECEIVED");
        if (chance(30)) {
            pass(random.nextInt(60_000));
            wrote("REPLIED", Author.BOT);
        }
        for (int steps = random.nextInt(8); steps > 0 && !over; steps--) {
            pass(pause());
            step();
        }
        if (chance(5)) {
            add("DISCARDED");
        }
    }

    /** Mostly hours; now and then so long that a mail nobody answered is lost. */
    private long pause() {
        if (chance(2)) {
            return Duration.ofDays(20 + random.nextInt(14)).toMillis();
        }
        return chance(30) ? pick(EXACT) : within(Duration.ofHours(chance(70) ? 5 : 60).toMillis());
    }

    private void step() {
        int what = random.nextInt(100);
        if (what < 40) {
            wrote("REPLIED", Author.AGENT);
            if (chance(40)) {
                pass(chance(60) ? 0 : random.nextInt(4000));
                add("RESOLVED");
                over = chance(50);
            }
        } else if (what < 58) {
            wrote("CUSTOMER_REPLIED", Author.CUSTOMER);
        } else if (what < 62) {
            wrote("REPLIED", pick(List.of(Author.values())));
        } else if (what < 74) {
            transferred();
        } else if (what < 78) {
            queue = chance(50) ? queue : anyQueue();
            begin("RECEIVED");
        } else if (what < 84) {
            add("RESOLVED");
            over = chance(40);
        } else if (what < 88) {
            add("REOPENED");
        } else {
            agent = anyAgent();
            ofAgent(pick(List.of("ASSIGNED", "ON_HOLD", "RESUMED", "ESCALATED", "UPDATED")));
        }
    }

    private void wrote(String type, Author author) {
        SpecificRecordBase event = aboutQueue(type);
        event.put("agentId", author == Author.AGENT ? agentOrNull() : null);
        event.put("author", chance(30) && author != Author.BOT ? null : author);
        event.put("workTime", chance(50) ? (long) random.nextInt(900_000) : null);
    }

    private void transferred() {
        SpecificRecordBase event = ofAgent("TRANSFERRED");
        event.put("transfer", chance(50) ? null : pick(List.of(TransferKind.values())));
        if (chance(20)) {
            agent = anyAgent();
            event.put("toAgent", agent);
        } else if (chance(90)) {
            queue = chance(8) ? queue : anyQueue();
            event.put("toQueue", queue);
            if (chance(20)) {
                pass(chance(50) ? 0 : random.nextInt(4000));
                begin("RECEIVED");
            }
        }
    }
}
