package io.queuewatch.pipeline.alert;

import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.AlertState;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.PipelineHealth;
import io.queuewatch.schemas.QueueNow;
import io.queuewatch.schemas.SchemaHistory;
import io.queuewatch.schemas.UnreadableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Watches the pipeline from outside, by the clock on the wall: whether what is so now is of now,
 * and whether rows reach the database. What computes may be dead, and people are told all the same.
 */
final class PipelineWatch {

    /** What is so now may be as old. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration CAUGHT_UP = Duration.ofMinutes(1);
    private static final Duration UNSENT = Duration.ofMinutes(1);

    /** Who said nothing for longer is not asked. */
    private static final Duration HEARD = Duration.ofMinutes(1);

    private static final String INFLUX_JOB = "InfluxJob";
    private static final String DASHBOARD = "queuewatch-on-call";
    private static final AlertTiming AT_ONCE = new AlertTiming(0, 0);
    private static final AlertKey BEHIND_KEY = key(AlertName.PIPELINE_BEHIND);
    private static final AlertKey AWAY_KEY = key(AlertName.DATABASE_AWAY);
    private static final AlertKey SILENT_KEY = key(AlertName.DATABASE_WRITER_SILENT);

    private record Unsent(Instant at, Duration age) {}

    private final Set<Long> nows = fingerprints(QueueNow.class.getSimpleName());
    private final Set<Long> healths = fingerprints(PipelineHealth.class.getSimpleName());
    private final Codec<QueueNow> nowCodec = Codec.of(QueueNow.class);
    private final Codec<PipelineHealth> healthCodec = Codec.of(PipelineHealth.class);
    private final Duration patience;
    private final Map<String, Unsent> unsent = new HashMap<>();
    private final AlertLife behind = new AlertLife();
    private final AlertLife away = new AlertLife();
    private final AlertLife silent = new AlertLife();
    private Instant start;
    private Instant reached;
    private Instant writerHeard;
    private Instant othersHeard = Instant.MIN;

    /**
     * A watch.
     *
     * @param patience how old what is so now may be
     */
    PipelineWatch(Duration patience) {
        this.patience = patience;
    }

    /**
     * Begins.
     *
     * @param now the pipeline is given a while from now on
     * @param held what was known before a restart
     */
    void start(Instant now, Collection<HeldAlert> held) {
        start = now;
        for (HeldAlert alert : held) {
            if (alert.isFiring()) {
                goOn(alert, BEHIND_KEY, behind);
                goOn(alert, AWAY_KEY, away);
                goOn(alert, SILENT_KEY, silent);
            }
        }
    }

    private static AlertKey key(AlertName name) {
        return new AlertKey(name.label(), AlertSeverity.CRITICAL, null, null, null, null);
    }

    private static void goOn(HeldAlert alert, AlertKey key, AlertLife life) {
        if (alert.key().equals(key)) {
            life.troubled = true;
            life.since = alert.alert().getStartsAt().toEpochMilli();
            life.startsAt = life.since;
            life.heardAt = alert.alert().getAt().toEpochMilli();
        }
    }

    private static Set<Long> fingerprints(String record) {
        return SchemaHistory.published().versions().stream()
                .filter(version -> version.record().equals(record))
                .map(SchemaHistory.Version::fingerprint)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Takes what it can learn from.
     *
     * @return whether it was that, and no word about an alert
     */
    boolean take(byte[] value) throws UnreadableException {
        long fingerprint = Codec.fingerprint(value);
        if (nows.contains(fingerprint)) {
            Instant asOf = nowCodec.decode(value).getAsOf();
            reached = reached == null || asOf.isAfter(reached) ? asOf : reached;
            return true;
        }
        if (healths.contains(fingerprint)) {
            take(healthCodec.decode(value));
            return true;
        }
        return false;
    }

    private void take(PipelineHealth health) {
        Instant at = health.getAsOf();
        if (!health.getJob().equals(INFLUX_JOB)) {
            othersHeard = at.isAfter(othersHeard) ? at : othersHeard;
        } else if (health.getUnsentMs() != null) {
            writerHeard = writerHeard == null || at.isAfter(writerHeard) ? at : writerHeard;
            unsent.put(
                    health.getPart() + ' ' + health.getInstance(),
                    new Unsent(at, Duration.ofMillis(health.getUnsentMs())));
        }
    }

    /** What has turned by now. */
    List<HeldAlert> look(Instant now) {
        List<HeldAlert> words = new ArrayList<>();
        lookWhetherBehind(now, words);
        lookForTheDatabase(now, words);
        lookForItsWriter(now, words);
        return words;
    }

    private void lookWhetherBehind(Instant now, List<HeldAlert> words) {
        Duration age = Duration.between(newest(), now);
        boolean isBehind = age.compareTo(behind.troubled ? CAUGHT_UP : patience) > 0;
        for (AlertChange change : behind.hear(now.toEpochMilli(), isBehind, AT_ONCE)) {
            words.add(
                    word(
                            BEHIND_KEY,
                            change,
                            "The pipeline is behind: what walls show is not of now",
                            reached == null
                                    ? "Nothing was heard of what is so now for %s."
                                            .formatted(text(age))
                                    : "The newest that is known is of %s, %s ago. Alerts of queues are not to be believed, and not sent."
                                            .formatted(reached, text(age))));
        }
    }

    private void lookForTheDatabase(Instant now, List<HeldAlert> words) {
        Duration oldest = oldestUnsent(now);
        boolean isAway = oldest == null ? away.troubled : oldest.compareTo(UNSENT) > 0;
        for (AlertChange change : away.hear(now.toEpochMilli(), isAway, AT_ONCE)) {
            words.add(
                    word(
                            AWAY_KEY,
                            change,
                            "The database does not take rows: walls and reports stand still",
                            "The oldest row has waited for %s; none is lost."
                                    .formatted(text(oldest == null ? Duration.ZERO : oldest))));
        }
    }

    /**
     * Who brings rows to the database is missed once it was heard, and only while others are heard:
     * where nobody is, it is not the writer that is dead.
     */
    private void lookForItsWriter(Instant now, List<HeldAlert> words) {
        boolean known = writerHeard != null && othersHeard.isAfter(now.minus(HEARD));
        Duration age = known ? Duration.between(writerHeard, now) : Duration.ZERO;
        boolean isSilent = known ? age.compareTo(patience) > 0 : silent.troubled;
        for (AlertChange change : silent.hear(now.toEpochMilli(), isSilent, AT_ONCE)) {
            words.add(
                    word(
                            SILENT_KEY,
                            change,
                            "InfluxJob is silent: walls and reports stand still",
                            "It told nothing of itself for %s, while other jobs do. No row is lost: they wait in Kafka."
                                    .formatted(text(age))));
        }
    }

    /** The newest that is known; who has just begun to look waits for what is newer. */
    private Instant newest() {
        if (behind.isFiring()) {
            return reached == null ? Instant.ofEpochMilli(behind.startsAt) : reached;
        }
        return reached == null || reached.isBefore(start) ? start : reached;
    }

    /** How long the oldest row has waited, by who was heard lately; null where nobody was. */
    private Duration oldestUnsent(Instant now) {
        Duration oldest = null;
        for (Unsent one : unsent.values()) {
            if (one.at().isAfter(now.minus(HEARD))
                    && (oldest == null || one.age().compareTo(oldest) > 0)) {
                oldest = one.age();
            }
        }
        return oldest;
    }

    private static HeldAlert word(
            AlertKey key, AlertChange change, String summary, String description) {
        Alert alert =
                key.word(change)
                        .setSummary(summary)
                        .setDescription(
                                change.state() == AlertState.FIRING ? description : "It is over.")
                        .setDashboard(DASHBOARD)
                        .setRunbook(key.name())
                        .build();
        return new HeldAlert(alert, "", 0, 0);
    }

    private static String text(Duration time) {
        return time.toMinutes() < 2
                ? String.format(Locale.ROOT, "%d s", time.toSeconds())
                : String.format(Locale.ROOT, "%d min", time.toMinutes());
    }
}
