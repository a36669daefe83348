package io.queuewatch.pipeline.batch;

import io.queuewatch.pipeline.batch.outcome.BatchContact;
import io.queuewatch.pipeline.batch.outcome.RandomCustomers;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.SocialEvent;
import io.queuewatch.schemas.SurveyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Random customers of random lives, and what their contacts lead to: resolutions, reopenings,
 * escalations, credits, surveys, some of them first sent wrong. The same seed gives the same.
 */
public final class RandomSequels {

    private static final List<String> OUTCOMES =
            List.of("RESOLVED", "RESOLVED", "REOPENED", "ESCALATED", "CREDITED");

    private final Random random;
    private final RandomCustomers customers;
    private final BatchTargets targets;

    /**
     * Sequels.
     *
     * @param targets what the lives are read with
     */
    public RandomSequels(long seed, BatchTargets targets) {
        random = new Random(seed);
        customers = new RandomCustomers(seed);
        this.targets = targets;
    }

    /** The events of contacts, whose customers are now known, and what follows from them. */
    public List<SpecificRecordBase> of(List<SpecificRecordBase> events) {
        Map<String, List<SpecificRecordBase>> contacts =
                events.stream()
                        .collect(
                                Collectors.groupingBy(
                                        event -> (String) event.get("contactId"),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        contacts.values().forEach(contact -> name(contact, contacts.size()));
        List<SpecificRecordBase> all = new ArrayList<>(events);
        for (BatchContact contact : BatchContacts.of(events, targets)) {
            follow(contact, contacts.get(contact.id()), all);
        }
        return all;
    }

    private void name(List<SpecificRecordBase> contact, int contacts) {
        if (random.nextInt(10) == 0) {
            return;
        }
        String customer = "customer-" + random.nextInt(1 + contacts / 5);
        Map<Object, String> byEvent = new HashMap<>();
        for (SpecificRecordBase event : contact) {
            // What is sent twice says the same twice.
            Object id = event.get("eventId");
            if (!byEvent.containsKey(id)) {
                byEvent.put(id, any(customer));
            }
            event.put("customer", byEvent.get(id));
        }
    }

    private String any(String customer) {
        return switch (random.nextInt(60)) {
            case 0 -> "customer-0";
            case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> null;
            default -> customer;
        };
    }

    private void follow(
            BatchContact contact, List<SpecificRecordBase> life, List<SpecificRecordBase> to) {
        for (int i = 0; random.nextInt(10) < 4; i++) {
            SpecificRecordBase told = told(contact, life, i);
            to.add(told);
            if (random.nextInt(4) == 0) {
                SpecificRecordBase corrected = RandomLife.copy(told);
                corrected.put("revision", 1);
                corrected.put("eventTime", after(contact, life));
                to.add(corrected);
            }
        }
        for (SurveyEvent survey :
                customers.surveys(
                        contact.id(),
                        contact.handled() == null ? contact.begin() : contact.handled())) {
            to.add(survey);
            if (survey.getNps() != null && random.nextInt(4) == 0) {
                SurveyEvent mistaken = SurveyEvent.newBuilder(survey).build();
                mistaken.setRevision(0);
                mistaken.setNps(10 - survey.getNps());
                mistaken.setEventTime(survey.getEventTime().plusMillis(random.nextInt(90_000_000)));
                to.add(mistaken);
            }
        }
    }

    private SpecificRecordBase told(
            BatchContact contact, List<SpecificRecordBase> lived, int number) {
        String id = contact.id();
        SpecificRecordBase any = lived.get(0);
        RandomLife life;
        if (any instanceof CallEvent) {
            life = new RandomCall(random, id, contact.begin());
        } else if (any instanceof ChatEvent) {
            life = new RandomChat(random, id, contact.begin());
        } else {
            life = new RandomMail(random, id, contact.begin(), any instanceof SocialEvent);
        }
        String what = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
        SpecificRecordBase event = life.event("told-" + number, id, after(contact, lived), what);
        event.put("direction", any.get("direction"));
        if (what.equals("CREDITED")) {
            event.put("amount", 1L + random.nextInt(5_000));
        }
        return event;
    }

    /** Days later, but for calls and chats that have no end: nobody remembers them for so long. */
    private Instant after(BatchContact contact, List<SpecificRecordBase> life) {
        boolean remembered =
                contact.handled() != null
                        || contact.channel().equals("email")
                        || contact.channel().equals("social");
        Duration most = remembered ? Duration.ofDays(8) : Duration.ofHours(2);
        Instant last =
                life.stream()
                        .map(event -> (Instant) event.get("eventTime"))
                        .max(Instant::compareTo)
                        .orElseThrow();
        return last.plusMillis((long) (random.nextDouble() * most.toMillis()));
    }
}
