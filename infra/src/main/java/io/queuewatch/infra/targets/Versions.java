package io.queuewatch.infra.targets;

import io.queuewatch.pipeline.config.ConfigException;
import io.queuewatch.pipeline.config.PublishedTargets;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.ingest.TargetsCheck;
import io.queuewatch.pipeline.ingest.TargetsRecord;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that stands on the topic of targets, as a job sees it.
 *
 * @param entries in the order in which they were published
 */
record Versions(List<Entry> entries) {

    /**
     * A record of the topic.
     *
     * @param number its place, counted from 1
     * @param version what it holds, or null where that cannot be read
     * @param targets what the version promises, or null where it is refused
     * @param problem why it is refused, or null
     */
    record Entry(long number, PublishedTargets version, Targets targets, String problem) {

        private Instant validFrom() {
            return Instant.ofEpochMilli(version.validFrom);
        }
    }

    /**
     * The versions that records hold.
     *
     * @param startedWith the targets that the job was started with, or null where they are not
     *     known: the first version then says what the time zones are
     */
    static Versions of(List<TargetsRecord> records, Targets startedWith) {
        TargetsHistory history = startedWith == null ? null : TargetsHistory.of(startedWith);
        List<Entry> entries = new ArrayList<>();
        for (TargetsRecord record : records) {
            long number = record.offset + 1;
            PublishedTargets version = null;
            try {
                version = TargetsCheck.decoded(record);
                if (history == null) {
                    history = TargetsHistory.of(parsed(version));
                }
                new TargetsCheck(history).version(record);
                entries.add(new Entry(number, version, history.read(version), null));
            } catch (TargetsCheck.Refused | ConfigException e) {
                entries.add(new Entry(number, version, null, e.getMessage()));
            }
        }
        return new Versions(entries);
    }

    private static Targets parsed(PublishedTargets version) {
        return Targets.parse(
                version.text, "version " + version.versionId + " of the targets", ZoneId.of("UTC"));
    }

    /** The version in force at a moment, of those there are now. */
    Optional<Entry> at(Instant time) {
        return entries.stream()
                .filter(entry -> entry.targets() != null && !entry.validFrom().isAfter(time))
                .max(Comparator.comparing(Entry::version, PublishedTargets.ORDER));
    }

    /** The version that comes into force next after a moment, of those there are now. */
    Optional<Entry> after(Instant time) {
        return entries.stream()
                .filter(entry -> entry.targets() != null && entry.validFrom().isAfter(time))
                .min(Comparator.comparing(Entry::version, PublishedTargets.ORDER));
    }

    /** What a record is at a moment, in words. */
    String state(Entry entry, Instant now) {
        if (entry.problem() != null) {
            return "refused: " + entry.problem();
        }
        if (at(now).filter(entry::equals).isPresent()) {
            return "in force";
        }
        if (!entry.validFrom().isAfter(now)) {
            return "over";
        }
        return at(entry.validFrom()).filter(entry::equals).isPresent()
                ? "to come"
                : "replaced before it counts";
    }
}
