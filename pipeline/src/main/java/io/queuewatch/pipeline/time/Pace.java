package io.queuewatch.pipeline.time;

/**
 * Says which time marks are acted upon. Live each of them is; where they crowd, as behind a backlog
 * and in a replay, a few a second are, and fewer still far behind the clock on the wall: whatever
 * is done once for each would otherwise be done for next to nothing. A mark that is passed over is
 * overtaken by the next, and the last is never passed over. All times are in milliseconds.
 */
public final class Pace {

    /** Behind the clock on the wall by more than this nobody watches the numbers change. */
    private static final long FAR_BEHIND_MS = 10_000;

    private final long pauseMs;
    private final long pauseFarBehindMs;
    private long actedAt = Long.MIN_VALUE / 2;

    /**
     * A pace.
     *
     * @param pauseMs the least time between two marks that are acted upon
     * @param pauseFarBehindMs the same far behind the clock on the wall
     */
    public Pace(long pauseMs, long pauseFarBehindMs) {
        this.pauseMs = pauseMs;
        this.pauseFarBehindMs = pauseFarBehindMs;
    }

    /**
     * Whether to act upon a mark.
     *
     * @param mark the event time that it tells
     * @param now the time of the clock on the wall
     */
    public boolean actsOn(long mark, long now) {
        long pause = now - FAR_BEHIND_MS > mark ? pauseFarBehindMs : pauseMs;
        // The clock on the wall may be set back.
        if (mark != Long.MAX_VALUE && Math.abs(now - actedAt) < pause) {
            return false;
        }
        actedAt = now;
        return true;
    }
}
