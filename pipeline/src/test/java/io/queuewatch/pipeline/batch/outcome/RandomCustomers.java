package io.queuewatch.pipeline.batch.outcome;

import io.queuewatch.pipeline.batch.outcome.BatchContact.Told;
import io.queuewatch.schemas.SurveyEvent;
import io.queuewatch.schemas.SurveyEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random contacts of customers who come back on any channel, and what becomes of them: resolutions,
 * reopenings, escalations, credits, surveys. The same seed gives the same.
 */
public final class RandomCustomers {

    private static final List<String> QUEUES = List.of("sales", "support", "care");

    private final Random random;

    public RandomCustomers(long seed) {
        random = new Random(seed);
    }

    /**
     * Contacts that begin within the span, or up to some weeks after an earlier one.
     *
     * @param count how many
     */
    public List<BatchContact> contacts(int count, Instant from, Duration span) {
        List<BatchContact> contacts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            contacts.add(contact(i, count, contacts, from, span));
        }
        return contacts;
    }

    private BatchContact contact(
            int number, int count, List<BatchContact> earlier, Instant from, Duration span) {
        String id = "contact-" + number;
        String customer = chance(10) ? null : "customer-" + random.nextInt(1 + count / 6);
        Instant begin = from.plus(upTo(span));
        if (chance(50) && !earlier.isEmpty()) {
            BatchContact other = earlier.get(random.nextInt(earlier.size()));
            customer = other.customer();
            begin = comeBack(other);
        }
        String queue = any(QUEUES);
        String firstQueue = chance(70) ? queue : any(QUEUES);
        String segment = any(List.of("gold", "silver", "unknown"));
        Instant handled = chance(80) ? begin.plus(upTo(Duration.ofDays(3))) : null;
        boolean over = handled != null && chance(60);
        return new BatchContact(
                id,
                any(List.of("voice", "chat", "email", "social")),
                chance(85) ? "inbound" : any(List.of("outbound", "proactive")),
                customer,
                chance(20) ? null : any(List.of("billing", "delivery", "repair")),
                begin,
                firstQueue,
                segment,
                queue,
                chance(90) ? segment : "gold",
                handled == null ? null : chance(90) ? queue : firstQueue,
                handled,
                over ? handled : null,
                handled == null ? 0 : chance(75) ? 1 : 2,
                !firstQueue.equals(queue),
                upTo(Duration.ofHours(1)),
                handled == null ? 0 : random.nextInt(2_000),
                chance(5),
                told(begin),
                surveys(id, handled == null ? begin : handled));
    }

    /** At once, at the very end of a window, or whenever. */
    private Instant comeBack(BatchContact other) {
        Instant resolved = other.resolved() == null ? other.begin() : other.resolved();
        return switch (random.nextInt(4)) {
            case 0 -> other.begin();
            case 1 ->
                    resolved.plus(Duration.ofDays(any(List.of(1, 7, 30))))
                            .plusMillis(random.nextInt(3) - 1);
            default -> other.begin().plus(upTo(Duration.ofDays(36)));
        };
    }

    private List<Told> told(Instant begin) {
        List<Told> told = new ArrayList<>();
        while (chance(40)) {
            String what = any(List.of("RESOLVED", "RESOLVED", "REOPENED", "ESCALATED", "CREDITED"));
            long amount = what.equals("CREDITED") ? random.nextInt(5_000) : 0;
            told.add(new Told(what, begin.plus(upTo(Duration.ofDays(8))), amount));
        }
        return told;
    }

    /** What a contact is asked after this, what is answered, and what follows. */
    public List<SurveyEvent> surveys(String contact, Instant after) {
        List<SurveyEvent> surveys = new ArrayList<>();
        if (chance(60)) {
            surveys.add(survey(contact, surveys.size(), SurveyEventType.INVITED, after));
        }
        while (chance(55)) {
            SurveyEvent answer = survey(contact, surveys.size(), SurveyEventType.ANSWERED, after);
            if (chance(80)) {
                answer.setScale(any(List.of(2, 3, 5, 5, 7, 10)));
                answer.setCsat(1 + random.nextInt(answer.getScale()));
            }
            if (chance(80)) {
                answer.setNps(random.nextInt(11));
            }
            surveys.add(answer);
        }
        if (chance(30)) {
            surveys.add(survey(contact, surveys.size(), SurveyEventType.FOLLOWED_UP, after));
        }
        return surveys;
    }

    private SurveyEvent survey(String contact, int number, SurveyEventType type, Instant after) {
        return SurveyEvent.newBuilder()
                .setEventId("survey-" + number)
                .setContactId(contact)
                .setType(type)
                .setEventTime(after.plus(upTo(Duration.ofDays(5))))
                .setRevision(1)
                .build();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis((long) (random.nextDouble() * most.toMillis()));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
