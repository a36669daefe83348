package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.KpiBy;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The rows of KPIs of contacts, calculated from all events at once and in the most direct way: what
 * the pipeline has to agree with. Shares nothing with it but the schemas.
 */
public final class BatchCalculation {

    /** The queue of totals. */
    private static final String ALL = "*";

    private static final Set<String> TAGS = Set.of("segment", "site", "priority");
    private static final List<String> DIMENSIONS =
            List.of("segment", "site", "team", "topic", "moment");

    private final BatchTargets targets;
    private final Map<Slice.Key, Slice> rows = new LinkedHashMap<>();
    private final Map<Slice.Key, Slice> summaries = new LinkedHashMap<>();
    private final Map<Slice.Key, Slice> byDimension = new LinkedHashMap<>();

    /**
     * The rows that events make; their {@code as_of} is the epoch.
     *
     * @param kpis additive rows
     * @param summaries derived rows, per queue and of all queues of a channel
     * @param byDimension additive rows by one dimension
     */
    public record Rows(List<KpiRow> kpis, List<KpiSummary> summaries, List<KpiBy> byDimension) {}

    /** A queue of a channel. */
    private record Place(String channel, String queue) {}

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
    public static Rows rows(
            Collection<? extends SpecificRecordBase> events, BatchTargets targets, Instant now) {
        return new BatchCalculation(targets).calculate(events, now);
    }

    private Rows calculate(Collection<? extends SpecificRecordBase> events, Instant now) {
        List<Visit> visits = new ArrayList<>();
        for (List<Event> contact : Contacts.of(events)) {
            Life life = new Life(contact, targets, now);
            visits.addAll(life.visits);
            Facts.of(life, targets, now).forEach(this::count);
        }
        Map<Place, WaitingLine> lines = lines(visits);
        WaitingLine nobody = new WaitingLine(List.of());
        List<KpiSummary> derived = new ArrayList<>();
        summaries.forEach(
                (key, slice) -> {
                    Place place = new Place(key.channel(), key.queue());
                    derived.add(slice.summary(targets, lines.getOrDefault(place, nobody)));
                });
        return new Rows(
                rows.values().stream().map(Slice::row).toList(),
                derived,
                byDimension.values().stream().map(Slice::by).toList());
    }

    private static Map<Place, WaitingLine> lines(List<Visit> visits) {
        Map<Place, WaitingLine> lines = new HashMap<>();
        visits.stream()
                .collect(Collectors.groupingBy(visit -> new Place(visit.channel, visit.queue)))
                .forEach((place, own) -> lines.put(place, new WaitingLine(own)));
        visits.stream()
                .collect(Collectors.groupingBy(visit -> new Place(visit.channel, ALL)))
                .forEach((place, own) -> lines.put(place, new WaitingLine(own)));
        return lines;
    }

    private void count(Fact fact) {
        for (Interval interval : Interval.values()) {
            if (fact.at() != null && interval.isLive(fact.channel())) {
                count(fact, "live", interval, fact.at());
            }
            if (interval.isCohort(fact.channel())) {
                count(fact, "cohort", interval, fact.begin());
            }
        }
    }

    private void count(Fact fact, String view, Interval interval, Instant at) {
        String channel = fact.channel();
        String queue = fact.queue();
        Instant start = interval.start(at, targets.zone(channel, queue));
        Map<String, String> tags = new HashMap<>(fact.tags());
        tags.keySet().retainAll(TAGS);
        slice(rows, new Slice.Key(view, interval, channel, queue, tags, start)).add(fact);
        slice(summaries, new Slice.Key(view, interval, channel, queue, Map.of(), start)).add(fact);
        Instant startOfAll = interval.start(at, targets.zone(channel, ALL));
        slice(summaries, new Slice.Key(view, interval, channel, ALL, Map.of(), startOfAll))
                .add(fact);
        if (view.equals("cohort") && interval.isByDimension()) {
            for (String dimension : DIMENSIONS) {
                Map<String, String> value =
                        Map.of("dimension", dimension, "value", fact.tags().get(dimension));
                slice(byDimension, new Slice.Key(view, interval, channel, queue, value, start))
                        .add(fact);
            }
        }
    }

    private static Slice slice(Map<Slice.Key, Slice> slices, Slice.Key key) {
        return slices.computeIfAbsent(key, Slice::new);
    }
}
