package io.queuewatch.pipeline.alert;

import io.queuewatch.schemas.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What Alertmanager has to know of one cause, and what it was told of it. An Alertmanager that has
 * been restarted has forgotten what fired, and one that has not yet told anybody of a beginning
 * tells nobody of the end: it is told of the beginning first, and of the end when it has had the
 * time to pass that on. Times are of the wall clock, but for those within alerts.
 */
final class AlertEntry {

    /** As long as Prometheus does. */
    private static final Duration RESOLVED_SENT_AGAIN_FOR = Duration.ofMinutes(15);

    /** Words that come again after a restart of who sends them are known for as long. */
    private static final Duration RESOLVED_KEPT_FOR = Duration.ofDays(1);

    private final Duration resendEvery;
    private HeldAlert held;

    /** When it is to be sent next. */
    private Instant due;

    /** When Alertmanager first took that it is resolved, or null. */
    private Instant acknowledged;

    /** The last that was said before the end which Alertmanager has not been told of; or null. */
    private HeldAlert beginning;

    /** When the beginning was first taken by the Alertmanager that {@link #knownTo} names. */
    private Instant knownSince;

    /** When the Alertmanager that took the beginning was started; null where it does not say. */
    private Instant knownTo;

    /** Whether people may not have been told of the beginning though Alertmanager has taken it. */
    private boolean unsure;

    AlertEntry(Duration resendEvery) {
        this.resendEvery = resendEvery;
    }

    HeldAlert held() {
        return held;
    }

    /**
     * Takes a word. One that is older than what is known changes nothing. While an alert fires its
     * incident keeps its beginning.
     *
     * @param away whether Alertmanager takes nothing at present
     */
    void take(HeldAlert word, Instant now, boolean away) {
        HeldAlert before = held;
        if (before != null && word.alert().getAt().isBefore(before.alert().getAt())) {
            return;
        }
        boolean fired = before != null && before.isFiring();
        held = fired ? continued(before, word) : word;
        if (word.isFiring() && !fired) {
            knownSince = null;
            knownTo = null;
            unsure = away;
        }
        if (word.isFiring()) {
            beginning = null;
        } else if (fired) {
            beginning = before;
        }
        if (before == null || isTurn(before, word)) {
            due = now;
            acknowledged = null;
        }
    }

    boolean isDue(Instant now) {
        return !due.isAfter(now);
    }

    /**
     * What is to be sent.
     *
     * @param started when the Alertmanager that is there was started, or null where it does not say
     */
    HeldAlert toSend(Instant now, Instant started) {
        return beginning != null && mustHearOfTheBeginning(now, started) ? beginning : held;
    }

    private boolean mustHearOfTheBeginning(Instant now, Instant started) {
        if (knownSince == null) {
            return unsure;
        }
        return isAnother(started) || unsure && now.isBefore(knownSince.plus(timeToTell()));
    }

    /** Whether this Alertmanager is not the one that was told. */
    private boolean isAnother(Instant started) {
        return started != null && knownTo != null && !started.equals(knownTo);
    }

    /** Longer than it gathers what it tells together, by the configuration provisioned for it. */
    private Duration timeToTell() {
        return resendEvery.multipliedBy(2);
    }

    /** Alertmanager has taken what was sent. */
    void acknowledged(HeldAlert sent, Instant now, Instant started) {
        if (sent.isFiring()) {
            unsure |= isAnother(started);
            if (knownSince == null || isAnother(started)) {
                knownSince = now;
            }
            if (started != null) {
                // Told once more of the beginning, the end need not wait for another again: several
                // may answer by turns.
                knownTo = beginning == null ? started : null;
            }
            due = now.plus(resendEvery);
            return;
        }
        beginning = null;
        acknowledged = acknowledged == null ? now : acknowledged;
        due =
                now.isBefore(acknowledged.plus(RESOLVED_SENT_AGAIN_FOR))
                        ? now.plus(resendEvery)
                        : Instant.MAX;
    }

    /** Alertmanager takes nothing. */
    void refused() {
        unsure |= held.isFiring() && knownSince == null;
    }

    boolean isForgotten(Instant now) {
        return !held.isFiring()
                && acknowledged != null
                && now.isAfter(acknowledged.plus(RESOLVED_KEPT_FOR));
    }

    /** Other numbers can wait for the next sending; another state or another end cannot. */
    private static boolean isTurn(HeldAlert before, HeldAlert word) {
        return before.isFiring() != word.isFiring()
                || !Objects.equals(before.alert().getEndsAt(), word.alert().getEndsAt());
    }

    private static HeldAlert continued(HeldAlert before, HeldAlert word) {
        Instant began = before.alert().getStartsAt();
        if (!began.isBefore(word.alert().getStartsAt())) {
            return word;
        }
        Alert same = Alert.newBuilder(word.alert()).setStartsAt(began).build();
        return new HeldAlert(same, word.topic(), word.partition(), word.offset());
    }
}
