package io.queuewatch.infra.board;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/** What a supervisor has to know first about a queue; the worst comes last. */
public enum State {
    /** Nobody waits, nobody is served, and nobody has come for a while. */
    QUIET,
    /** The service level is kept. */
    OK,
    /** Somebody waits beyond the target now, or the day is below it. */
    WATCH,
    /** The recent period is below the service level wanted. */
    BREACH,
    /** The figures are too old to say anything about now. */
    STALE;

    private static final double ROUNDING = 1e-9;

    /**
     * The state of a queue.
     *
     * @param row the queue's figures
     * @param now the present
     * @param staleAfter age of the data beyond which they are stale
     */
    static State of(QueueRow row, Instant now, Duration staleAfter) {
        if (row.age(now).compareTo(staleAfter) > 0) {
            return STALE;
        }
        if (row.below(row.recent(), ROUNDING)) {
            return BREACH;
        }
        OptionalDouble target = row.target("target_ms");
        boolean tooLong = target.isPresent() && row.oldestWait() > target.getAsDouble();
        if (tooLong || row.below(row.today(), ROUNDING)) {
            return WATCH;
        }
        boolean quiet =
                row.waiting() == 0 && row.inService() == 0 && row.recent().count("offered") == 0;
        return quiet ? QUIET : OK;
    }
}
