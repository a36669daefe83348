package io.queuewatch.pipeline.alert;

import io.queuewatch.schemas.Alert;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What Alertmanager has to know: of each cause the newest word, and when it is to be sent. What
 * fires is sent again and again; what is resolved too for a while, lest Alertmanager ends before it
 * has told anybody. Times are of the wall clock, but for those within alerts.
 */
final class AlertBook {

    /** As long as Prometheus does. */
    private static final Duration RESOLVED_SENT_AGAIN_FOR = Duration.ofMinutes(15);

    /** Words that come again after a restart of who sends them are known for as long. */
    private static final Duration RESOLVED_KEPT_FOR = Duration.ofDays(1);

    private static final class Entry {
        private HeldAlert held;
        private Instant due;
        private Instant acknowledged;
    }

    private final Duration resendEvery;
    private final Map<AlertKey, Entry> entries = new LinkedHashMap<>();

    AlertBook(Duration resendEvery) {
        this.resendEvery = resendEvery;
    }

    /**
     * Takes a word. One that is older than what is known changes nothing. While an alert fires its
     * incident keeps its beginning.
     *
     * @throws IllegalArgumentException where the alert is none of ours
     */
    void take(HeldAlert word, Instant now) {
        Entry entry = entries.computeIfAbsent(word.key(), key -> new Entry());
        HeldAlert before = entry.held;
        if (before != null && word.alert().getAt().isBefore(before.alert().getAt())) {
            return;
        }
        entry.held = before != null && before.isFiring() ? continued(before, word) : word;
        if (before == null || isTurn(before, word)) {
            entry.due = now;
            entry.acknowledged = null;
        }
    }

    /** What is to be sent now, in the order in which its causes came up. */
    List<HeldAlert> due(Instant now) {
        entries.values().removeIf(entry -> isForgotten(entry, now));
        return heldWhere(entry -> !entry.due.isAfter(now));
    }

    /** Alertmanager has taken these. */
    void acknowledged(Collection<HeldAlert> sent, Instant now) {
        for (HeldAlert held : sent) {
            Entry entry = entries.get(held.key());
            entry.acknowledged = entry.acknowledged == null ? now : entry.acknowledged;
            entry.due =
                    held.isFiring()
                                    || now.isBefore(
                                            entry.acknowledged.plus(RESOLVED_SENT_AGAIN_FOR))
                            ? now.plus(resendEvery)
                            : Instant.MAX;
        }
    }

    /** Forgets an alert that Alertmanager will never take. */
    void drop(HeldAlert bad) {
        entries.remove(bad.key());
    }

    /** All that is known. */
    List<HeldAlert> all() {
        return heldWhere(entry -> true);
    }

    private List<HeldAlert> heldWhere(Predicate<Entry> condition) {
        return entries.values().stream().filter(condition).map(entry -> entry.held).toList();
    }

    private static boolean isForgotten(Entry entry, Instant now) {
        return !entry.held.isFiring()
                && entry.acknowledged != null
                && now.isAfter(entry.acknowledged.plus(RESOLVED_KEPT_FOR));
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
