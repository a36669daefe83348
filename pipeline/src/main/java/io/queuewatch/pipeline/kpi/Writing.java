package io.queuewatch.pipeline.kpi;

/**
 * Whether rows are written now, and with which time. After a restore a live job holds them back
 * until event time has passed the restart, since accumulators are then as old as the checkpoint.
 */
final class Writing {

    private final WritePolicy policy;
    private final boolean restored;
    private final long startedAt;
    private long asOf;
    private long noted = Long.MAX_VALUE;

    /**
     * Nothing is written yet.
     *
     * @param policy when rows are written
     * @param restored whether the job began from a checkpoint
     * @param startedAt when it began, in milliseconds
     */
    Writing(WritePolicy policy, boolean restored, long startedAt) {
        this.policy = policy;
        this.restored = restored;
        this.startedAt = startedAt;
    }

    /**
     * Remembers the event time reached, in milliseconds; the end of a replay is no time.
     *
     * @return whether it has changed: then the next is to be remembered, too, though nothing else
     *     may come with it
     */
    boolean note(long reached) {
        if (reached == noted || reached == Long.MAX_VALUE) {
            return false;
        }
        noted = reached;
        asOf = Math.max(asOf, reached);
        return true;
    }

    /** The event time that rows are stamped with, in milliseconds. */
    long asOf() {
        return asOf;
    }

    /** Whether the job began from a checkpoint: all that it holds is to be written again. */
    boolean restored() {
        return restored;
    }

    /** When rows are written next, in milliseconds. */
    long next(long now) {
        return policy.next(now);
    }

    /** Whether rows are held back at this event time, in milliseconds. */
    boolean held(long reached) {
        return restored && policy.live() && reached < startedAt;
    }
}
