package io.queuewatch.infra.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One line of the wallboard.
 *
 * @param queue its name, or {@link #TOTAL}
 * @param asOf event time that the figures have reached
 * @param waiting visits that wait
 * @param oldestWait of those, in milliseconds
 * @param callbacksWaiting customers who wait to be called back
 * @param inService visits with an agent
 * @param agentsOnContact agents with a contact
 * @param recent the last quarter of an hour
 * @param today the day so far
 */
record QueueRow(
        String queue,
        Instant asOf,
        long waiting,
        long oldestWait,
        long callbacksWaiting,
        long inService,
        long agentsOnContact,
        Measures recent,
        Measures today) {

    /** Name of the row of all queues together. */
    static final String TOTAL = "*";

    /** What waits in several queues together; as old as the oldest of them. */
    static QueueRow total(List<QueueRow> rows, Measures recent, Measures today) {
        return new QueueRow(
                TOTAL,
                rows.stream().map(QueueRow::asOf).min(Instant::compareTo).orElse(Instant.EPOCH),
                rows.stream().mapToLong(QueueRow::waiting).sum(),
                rows.stream().mapToLong(QueueRow::oldestWait).max().orElse(0),
                rows.stream().mapToLong(QueueRow::callbacksWaiting).sum(),
                rows.stream().mapToLong(QueueRow::inService).sum(),
                rows.stream().mapToLong(QueueRow::agentsOnContact).sum(),
                recent,
                today);
    }

    /** How old the figures are; never negative. */
    Duration age(Instant now) {
        return asOf.isBefore(now) ? Duration.between(asOf, now) : Duration.ZERO;
    }

    /** The wait target, of the last quarter of an hour or else of the day. */
    OptionalLong targetMillis() {
        return recent.targetMillis().isPresent() ? recent.targetMillis() : today.targetMillis();
    }

    /** The service level wanted, of the last quarter of an hour or else of the day. */
    OptionalDouble targetRate() {
        return recent.targetRate().isPresent() ? recent.targetRate() : today.targetRate();
    }

    /** Whether the service level of a period is known and below the one wanted. */
    boolean below(Measures period, double tolerance) {
        return targetRate().isPresent()
                && period.serviceLevel().isPresent()
                && period.serviceLevel().getAsDouble() < targetRate().getAsDouble() - tolerance;
    }
}
