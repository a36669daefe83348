package io.queuewatch.pipeline.alert;

import io.queuewatch.schemas.AlertState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The life of the alert about one cause: quiet, pending while its condition holds for too short a
 * time, firing, and quiet again once the condition was gone for long enough. It moves by what is
 * said about the condition and by the passing of event time alone. A POJO for Flink.
 */
public class AlertLife {

    /** Never: no moment, no incident. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Event time of the newest word about the condition, in milliseconds. */
    public long heardAt = Long.MIN_VALUE;

    /** Whether the condition holds, by the newest word. */
    public boolean troubled;

    /** Since when the words say so, in milliseconds. */
    public long since = Long.MIN_VALUE;

    /**
     * Since when the condition of the incident that fires held; {@link #NEVER} where none fires.
     */
    public long startsAt = NEVER;

    /**
     * Takes a word about the condition. An older one than the newest changes nothing, one of the
     * same moment replaces it.
     *
     * @param at the moment it is about, event time in milliseconds
     * @param trouble whether the condition held then
     * @return the turns this brought about, in order: at most one is of an incident that was over
     *     before, and one of its successor
     */
    public List<AlertChange> hear(long at, boolean trouble, AlertTiming timing) {
        List<AlertChange> changes = new ArrayList<>(2);
        if (at < heardAt) {
            return changes;
        }
        pass(at, timing).ifPresent(changes::add);
        heardAt = at;
        if (trouble != troubled) {
            troubled = trouble;
            since = at;
            pass(at, timing).ifPresent(changes::add);
        }
        return changes;
    }

    /**
     * Lets time pass without a word.
     *
     * @param now event time reached, in milliseconds
     * @return the turn that came with it, at its own moment
     */
    public Optional<AlertChange> pass(long now, AlertTiming timing) {
        long moment = nextMoment(timing);
        if (moment == NEVER || now < moment) {
            return Optional.empty();
        }
        if (troubled) {
            startsAt = since;
            return Optional.of(new AlertChange(AlertState.FIRING, since, 0, moment));
        }
        long began = startsAt;
        startsAt = NEVER;
        return Optional.of(new AlertChange(AlertState.RESOLVED, began, since, moment));
    }

    /**
     * When the next turn comes if nothing is said until then, event time in milliseconds; {@link
     * #NEVER} where none does.
     */
    public long nextMoment(AlertTiming timing) {
        if (troubled == isFiring()) {
            return NEVER;
        }
        return since + (troubled ? timing.pendingMs() : timing.clearMs());
    }

    /** Whether somebody has been told of an incident that is not over. */
    public boolean isFiring() {
        return startsAt != NEVER;
    }
}
