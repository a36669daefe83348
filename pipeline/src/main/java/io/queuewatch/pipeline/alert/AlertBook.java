package io.queuewatch.pipeline.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What Alertmanager has to know: of each cause the newest word, and when it is to be sent. What
 * fires is sent again and again; what is resolved too for a while, lest Alertmanager ends before it
 * has told anybody. Times are of the wall clock.
 */
final class AlertBook {

    private final Duration resendEvery;
    private final Map<AlertKey, AlertEntry> entries = new LinkedHashMap<>();
    private boolean away;

    AlertBook(Duration resendEvery) {
        this.resendEvery = resendEvery;
    }

    /**
     * Takes a word.
     *
     * @throws IllegalArgumentException where the alert is none of ours
     */
    void take(HeldAlert word, Instant now) {
        entries.computeIfAbsent(word.key(), key -> new AlertEntry(resendEvery))
                .take(word, now, away);
    }

    /** Whether anything is to be sent now. */
    boolean isDue(Instant now) {
        entries.values().removeIf(entry -> entry.isForgotten(now));
        return entries.values().stream().anyMatch(entry -> entry.isDue(now));
    }

    /**
     * What is to be sent now, in the order in which its causes came up.
     *
     * @param started when the Alertmanager that is there was started, or null where it does not say
     */
    List<HeldAlert> due(Instant now, Instant started) {
        return entries.values().stream()
                .filter(entry -> entry.isDue(now))
                .map(entry -> entry.toSend(now, started))
                .toList();
    }

    /** The Alertmanager that was started then has taken these. */
    void acknowledged(Collection<HeldAlert> sent, Instant now, Instant started) {
        away = false;
        for (HeldAlert held : sent) {
            entries.get(held.key()).acknowledged(held, now, started);
        }
    }

    /** Alertmanager takes nothing. */
    void refused() {
        away = true;
        entries.values().forEach(AlertEntry::refused);
    }

    /** Forgets an alert that Alertmanager will never take. */
    void drop(HeldAlert bad) {
        entries.remove(bad.key());
    }

    /** All that is known. */
    List<HeldAlert> all() {
        return entries.values().stream().map(AlertEntry::held).toList();
    }
}
