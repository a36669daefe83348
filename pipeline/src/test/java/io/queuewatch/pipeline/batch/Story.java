package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Hand-written contacts and the rows that the batch calculation makes of them. */
final class Story {

    static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");

    /** Target 20 s, short abandons up to 5 s, days of UTC. */
    static final BatchTargets TARGETS =
            new BatchTargets(
                    ZoneOffset.UTC,
                    new BatchTargets.Terms(
                            Duration.ofSeconds(20),
                            Duration.ofSeconds(5),
                            "short-abandons-excluded",
                            650,
                            0.95),
                    List.of());

    private final BatchTargets targets;
    private final Instant begin;
    private final List<CallEvent> events = new ArrayList<>();
    private Instant now = Instant.MAX;
    private String contact = "c1";

    Story() {
        this(TARGETS, EIGHT);
    }

    Story(BatchTargets targets, Instant begin) {
        this.targets = targets;
        this.begin = begin;
    }

    Story contact(String id) {
        contact = id;
        return this;
    }

    Story at(double second, CallEventType type) {
        return at(second, type, event -> {});
    }

    Story at(double second, CallEventType type, Consumer<CallEvent> more) {
        CallEvent event =
                CallEvent.newBuilder()
                        .setEventId("e" + events.size())
                        .setContactId(contact)
                        .setEventTime(begin.plusMillis(Math.round(second * 1000)))
                        .setType(type)
                        .build();
        more.accept(event);
        events.add(event);
        return this;
    }

    Story queued(double second, String queue) {
        return at(second, CallEventType.QUEUED, event -> event.setQueue(queue));
    }

    /** Stops the clock at this second instead of letting everything run out. */
    Story until(double second) {
        now = begin.plusMillis(Math.round(second * 1000));
        return this;
    }

    BatchCalculation.Rows rows() {
        return BatchCalculation.rows(events, targets, now);
    }

    List<KpiRow> all(String view, String interval, String queue) {
        return rows().kpis().stream()
                .filter(row -> row.getView().equals(view))
                .filter(row -> row.getInterval().equals(interval))
                .filter(row -> row.getQueue().equals(queue))
                .toList();
    }

    /** The only row of the queue in the cohort of the day. */
    KpiRow day(String queue) {
        return only(all("cohort", "1d", queue), row -> true);
    }

    KpiRow live(String interval, String queue, double second) {
        Instant start = begin.plusMillis(Math.round(second * 1000));
        return only(all("live", interval, queue), row -> row.getStart().equals(start));
    }

    KpiSummary summary(String view, String interval, String queue) {
        return only(
                rows().summaries(),
                row ->
                        row.getView().equals(view)
                                && row.getInterval().equals(interval)
                                && row.getQueue().equals(queue));
    }

    private static <T> T only(List<T> rows, Predicate<T> which) {
        List<T> fitting = rows.stream().filter(which).toList();
        if (fitting.size() != 1) {
            throw new AssertionError("Not one row but " + fitting + " of " + rows);
        }
        return fitting.get(0);
    }
}
