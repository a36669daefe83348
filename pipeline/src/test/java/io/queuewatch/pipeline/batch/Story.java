package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.ChatEventType;
import io.queuewatch.schemas.EmailEvent;
import io.queuewatch.schemas.EmailEventType;
import io.queuewatch.schemas.KpiBy;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import io.queuewatch.schemas.QueueNow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;

/** Hand-written contacts and the rows that the batch calculation makes of them. */
final class Story {

    static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");

    /** Of calls: target 20 s, short abandons up to 5 s, call backs in an hour. */
    private static final BatchTargets.Terms CALLS =
            new BatchTargets.Terms(
                    new Promise(
                            Duration.ofSeconds(20),
                            Duration.ofSeconds(20),
                            Duration.ofHours(1),
                            null),
                    Duration.ofSeconds(5),
                    "short-abandons-excluded",
                    650,
                    0.95);

    /** Of all that is written: target 60 s, replies in 30 s. */
    private static final BatchTargets.Terms WRITING =
            new BatchTargets.Terms(
                    new Promise(
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(30),
                            Duration.ofHours(1),
                            null),
                    Duration.ofSeconds(5),
                    "short-abandons-excluded",
                    200,
                    0.9);

    /** Days of UTC; contacts of the source {@code tickets} are over when it says so. */
    static final BatchTargets TARGETS =
            new BatchTargets(
                    ZoneOffset.UTC,
                    Map.of("voice", CALLS, "chat", WRITING, "email", WRITING, "social", WRITING),
                    List.of(),
                    Set.of("tickets"));

    private final BatchTargets targets;
    private final Instant begin;
    private final List<SpecificRecordBase> events = new ArrayList<>();
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
        return add(
                CallEvent.newBuilder()
                        .setEventId("e" + events.size())
                        .setContactId(contact)
                        .setEventTime(time(second))
                        .setType(type)
                        .build(),
                more);
    }

    Story queued(double second, String queue) {
        return at(second, CallEventType.QUEUED, event -> event.setQueue(queue));
    }

    Story chat(double second, ChatEventType type) {
        return chat(second, type, event -> {});
    }

    Story chat(double second, ChatEventType type, Consumer<ChatEvent> more) {
        return add(
                ChatEvent.newBuilder()
                        .setEventId("e" + events.size())
                        .setContactId(contact)
                        .setEventTime(time(second))
                        .setType(type)
                        .build(),
                more);
    }

    Story chatQueued(double second, String queue) {
        return chat(second, ChatEventType.QUEUED, event -> event.setQueue(queue));
    }

    /** A message in a chat. */
    Story wrote(double second, Author author) {
        return chat(second, ChatEventType.MESSAGE, event -> event.setAuthor(author));
    }

    Story email(double second, EmailEventType type) {
        return email(second, type, event -> {});
    }

    Story email(double second, EmailEventType type, Consumer<EmailEvent> more) {
        return add(
                EmailEvent.newBuilder()
                        .setEventId("e" + events.size())
                        .setContactId(contact)
                        .setEventTime(time(second))
                        .setType(type)
                        .build(),
                more);
    }

    Story received(double second, String queue) {
        return email(second, EmailEventType.RECEIVED, event -> event.setQueue(queue));
    }

    private <E extends SpecificRecordBase> Story add(E event, Consumer<E> more) {
        more.accept(event);
        events.add(event);
        return this;
    }

    private Instant time(double second) {
        return begin.plusMillis(Math.round(second * 1000));
    }

    /** Stops the clock at this second instead of letting everything run out. */
    Story until(double second) {
        now = time(second);
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
        Instant start = time(second);
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

    /** The only row of the day by a dimension and its value. */
    KpiBy by(String dimension, String value) {
        return only(
                rows().byDimension(),
                row ->
                        row.getInterval().equals("1d")
                                && row.getDimension().equals(dimension)
                                && row.getValue().equals(value));
    }

    /** What is so in the queue at the second given to {@link #until}. */
    QueueNow now(String queue) {
        return only(BatchNow.rows(events, targets, now), row -> row.getQueue().equals(queue));
    }

    private static <T> T only(List<T> rows, Predicate<T> which) {
        List<T> fitting = rows.stream().filter(which).toList();
        if (fitting.size() != 1) {
            throw new AssertionError("Not one row but " + fitting + " of " + rows);
        }
        return fitting.get(0);
    }
}
