package io.queuewatch.pipeline.batch;

import io.queuewatch.pipeline.batch.outcome.BatchContact;
import io.queuewatch.pipeline.batch.outcome.BatchContact.Told;
import io.queuewatch.schemas.SurveyEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/** What is true of contacts in the end, read from the events of channels and surveys alone. */
public final class BatchContacts {

    private static final List<String> OUTCOMES =
            List.of("RESOLVED", "REOPENED", "ESCALATED", "CREDITED");

    /** Clocks of one source differ by so much. */
    private static final Duration CLOCKS = Duration.ofSeconds(2);

    private final BatchTargets targets;
    private final Map<String, Map<String, SurveyEvent>> surveys = new LinkedHashMap<>();

    private BatchContacts(BatchTargets targets) {
        this.targets = targets;
    }

    /**
     * The contacts that were in a queue or that the centre began, when all is over.
     *
     * @param events in any order, duplicates and revisions included
     */
    public static List<BatchContact> of(
            Collection<? extends SpecificRecordBase> events, BatchTargets targets) {
        BatchContacts contacts = new BatchContacts(targets);
        List<SpecificRecordBase> ofChannels = new ArrayList<>();
        for (SpecificRecordBase event : events) {
            if (event instanceof SurveyEvent survey) {
                contacts.add(survey);
            } else {
                ofChannels.add(event);
            }
        }
        return Contacts.all(ofChannels).stream()
                .map(contacts::contact)
                .filter(Objects::nonNull)
                .toList();
    }

    private void add(SurveyEvent survey) {
        surveys.computeIfAbsent(survey.getContactId(), id -> new LinkedHashMap<>())
                .merge(
                        survey.getEventId(),
                        survey,
                        (one, other) -> other.getRevision() > one.getRevision() ? other : one);
    }

    private BatchContact contact(List<Event> events) {
        Life life = new Life(events, targets, Instant.MAX);
        if (life.visits.isEmpty()) {
            return null;
        }
        String id = events.get(0).contactId;
        Visit first = life.visits.get(0);
        Visit last = life.visits.get(life.visits.size() - 1);
        Instant handled = handledAt(life);
        boolean rests = handled != null || life.visits.stream().noneMatch(BatchContacts::goesOn);
        List<Visit> done =
                rests ? life.visits.stream().filter(Visit::isHandled).toList() : List.of();
        return new BatchContact(
                id,
                life.channel,
                direction(events),
                last(events, event -> event.customer),
                last(events, event -> event.topic),
                first.begin,
                first.queue,
                segment(first),
                last.queue,
                segment(last),
                done.isEmpty() ? null : done.get(done.size() - 1).queue,
                handled,
                isOverWithItsEnd(events, last) ? handled : null,
                rests ? agents(life) : 0,
                life.transferred,
                done.stream()
                        .map(visit -> visit.isTimed() ? visit.talk() : Duration.ZERO)
                        .reduce(Duration.ZERO, Duration::plus),
                done.stream()
                        .mapToLong(
                                visit -> targets.terms(visit.channel, visit.queue).costPerContact())
                        .sum(),
                false,
                told(events, first.begin),
                surveys.getOrDefault(id, Map.of()).values().stream()
                        .filter(survey -> isNotBefore(survey.getEventTime(), first.begin))
                        .toList());
    }

    private static boolean goesOn(Visit visit) {
        return visit.waits() || !visit.openParts().isEmpty();
    }

    /** When the last agent was done, once nobody waits and nobody is served; null: not so far. */
    private static Instant handledAt(Life life) {
        return life.visits.stream().anyMatch(BatchContacts::goesOn)
                ? null
                : life.visits.stream()
                        .filter(Visit::isHandled)
                        .map(Visit::handledAt)
                        .max(Instant::compareTo)
                        .orElse(null);
    }

    /** Where nobody ever says that it is resolved, an answered contact is so when it ends. */
    private boolean isOverWithItsEnd(List<Event> events, Visit last) {
        String source =
                events.stream()
                        .map(event -> event.source)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("");
        return !targets.explicit().contains(source)
                && last.outcome() == Outcome.ANSWERED
                && events.stream().noneMatch(event -> event.named("RESOLVED"));
    }

    private static int agents(Life life) {
        Set<String> agents = new HashSet<>(life.repliers);
        life.visits.forEach(visit -> visit.parts.forEach(part -> agents.add(part.agent)));
        return agents.size();
    }

    private static List<Told> told(List<Event> events, Instant begin) {
        return events.stream()
                .filter(BatchContacts::isSequel)
                .filter(event -> isNotBefore(event.time, begin))
                .map(event -> new Told(name(event), event.time, event.credit))
                .toList();
    }

    /** Whether it tells of what a contact led to. */
    static boolean isSequel(Event event) {
        return OUTCOMES.stream().anyMatch(event::named);
    }

    private static String name(Event event) {
        return OUTCOMES.stream().filter(event::named).findFirst().orElseThrow();
    }

    private static boolean isNotBefore(Instant time, Instant begin) {
        return !time.isBefore(begin.minus(CLOCKS));
    }

    private static String direction(List<Event> events) {
        return events.stream()
                .map(event -> event.direction)
                .filter(direction -> !direction.equals("inbound"))
                .findFirst()
                .orElse("inbound");
    }

    private static String last(
            List<Event> events, java.util.function.Function<Event, String> field) {
        return events.stream()
                .map(field)
                .filter(Objects::nonNull)
                .reduce((older, newer) -> newer)
                .orElse(null);
    }

    private static String segment(Visit visit) {
        return visit.tags.segment() == null ? "unknown" : visit.tags.segment();
    }
}
