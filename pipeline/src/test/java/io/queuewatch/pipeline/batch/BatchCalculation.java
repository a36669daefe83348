package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows of KPIs of voice, calculated from all events at once and in the most direct way: what
 * the pipeline has to agree with. Shares nothing with it but the schemas.
 */
public final class BatchCalculation {

    /** The queue of totals. */
    private static final String ALL = "*";

    private static final Comparator<CallEvent> ORDER =
            Comparator.comparing(CallEvent::getEventTime)
                    .thenComparing(CallEvent::getSequence)
                    .thenComparing(BatchCalculation::rank)
                    .thenComparing(CallEvent::getEventId);

    private final BatchTargets targets;
    private final Map<Slice.Key, Slice> rows = new LinkedHashMap<>();
    private final Map<Slice.Key, Slice> summaries = new LinkedHashMap<>();

    /**
     * The rows that events make.
     *
     * @param kpis additive rows; {@code as_of} is the epoch
     * @param summaries derived rows, per queue and of all queues; {@code as_of} is the epoch
     */
    public record Rows(List<KpiRow> kpis, List<KpiSummary> summaries) {}

    private BatchCalculation(BatchTargets targets) {
        this.targets = targets;
    }

    /**
     * Calculates all rows that have anything.
     *
     * @param events of any contacts, in any order, duplicates and revisions included
     * @param targets what visits are held to
     * @param now event time reached; {@link Instant#MAX} when all is over and every clock has run
     *     out
     */
    public static Rows rows(Collection<CallEvent> events, BatchTargets targets, Instant now) {
        return new BatchCalculation(targets).calculate(events, now);
    }

    private Rows calculate(Collection<CallEvent> events, Instant now) {
        List<Visit> visits = new ArrayList<>();
        for (List<CallEvent> contact : contacts(events)) {
            Life life = new Life(contact, targets, now);
            visits.addAll(life.visits);
            Fact.of(life, targets, now).forEach(this::count);
        }
        Map<String, WaitingLine> lines = new HashMap<>();
        visits.stream()
                .collect(Collectors.groupingBy(visit -> visit.queue))
                .forEach((queue, own) -> lines.put(queue, new WaitingLine(own)));
        lines.put(ALL, new WaitingLine(visits));
        WaitingLine nobody = new WaitingLine(List.of());
        List<KpiSummary> derived = new ArrayList<>();
        summaries.forEach(
                (key, slice) ->
                        derived.add(
                                slice.summary(targets, lines.getOrDefault(key.queue(), nobody))));
        return new Rows(rows.values().stream().map(Slice::row).toList(), derived);
    }

    /** The events that count, by contact and in order; contacts that we called are left out. */
    private static Collection<List<CallEvent>> contacts(Collection<CallEvent> events) {
        Map<String, Map<String, CallEvent>> newest = new LinkedHashMap<>();
        events.stream()
                .filter(BatchCalculation::isValid)
                .sorted(ORDER)
                .forEach(
                        event ->
                                newest.computeIfAbsent(
                                                event.getContactId(), id -> new LinkedHashMap<>())
                                        .merge(event.getEventId(), event, BatchCalculation::newer));
        return newest.values().stream()
                .map(contact -> contact.values().stream().sorted(ORDER).toList())
                .filter(
                        contact ->
                                contact.stream()
                                        .allMatch(
                                                event -> event.getDirection() == Direction.INBOUND))
                .toList();
    }

    private static boolean isValid(CallEvent event) {
        Integer priority = event.getPriority();
        return event.getType() != CallEventType.UNKNOWN
                && !event.getEventId().isEmpty()
                && !event.getContactId().isEmpty()
                && (event.getType() != CallEventType.QUEUED || event.getQueue() != null)
                && (priority == null || (priority >= 1 && priority <= 4));
    }

    private static CallEvent newer(CallEvent one, CallEvent other) {
        return other.getRevision() > one.getRevision() ? other : one;
    }

    private static int rank(CallEvent event) {
        return switch (event.getType()) {
            case INITIATED, QUEUED -> 0;
            case ANSWERED -> 1;
            case LEFT_QUEUE -> 2;
            case ABANDONED -> 3;
            case TRANSFERRED -> 4;
            case ENDED -> 5;
            case WRAPPED_UP -> 6;
            default -> 7;
        };
    }

    private void count(Fact fact) {
        for (Interval interval : Interval.values()) {
            if (fact.at() != null) {
                count(fact, "live", interval, fact.at());
            }
            if (interval != Interval.MINUTE) {
                count(fact, "cohort", interval, fact.begin());
            }
        }
    }

    private void count(Fact fact, String view, Interval interval, Instant at) {
        Instant start = interval.start(at, targets.zone(fact.queue()));
        Instant startOfAll = interval.start(at, targets.zone(ALL));
        slice(rows, new Slice.Key(view, interval, fact.queue(), fact.tags(), start)).add(fact);
        slice(summaries, new Slice.Key(view, interval, fact.queue(), null, start)).add(fact);
        slice(summaries, new Slice.Key(view, interval, ALL, null, startOfAll)).add(fact);
    }

    private static Slice slice(Map<Slice.Key, Slice> slices, Slice.Key key) {
        return slices.computeIfAbsent(key, Slice::new);
    }
}
