package io.queuewatch.pipeline.config;

import java.io.Serializable;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was, is and will be promised: the targets a job was started with, valid from ever, and the
 * versions published since, each valid from a moment until that of the next. Whatever order the
 * versions come in, the same ones give the same history. One history serves one thread.
 */
public final class TargetsHistory implements Serializable {

    private static final long serialVersionUID = 1L;

    private record Version(PublishedTargets published, Targets targets) implements Serializable {

        long validFrom() {
            return published.validFrom;
        }
    }

    private final Targets start;

    /** In the order of coming into force. */
    private Version[] versions;

    private TargetsHistory(Targets start, Version... versions) {
        this.start = start;
        this.versions = versions;
    }

    /** A history without a version yet. */
    public static TargetsHistory of(Targets start) {
        return new TargetsHistory(start);
    }

    /** Another history of the same versions, which goes its own way. */
    public TargetsHistory copy() {
        return new TargetsHistory(start, versions);
    }

    /**
     * Adds a version.
     *
     * @return false where it was known already
     * @throws ConfigException where its text is no targets file, or would change a time zone
     */
    public boolean add(PublishedTargets published) {
        for (Version version : versions) {
            if (version.published().versionId.equals(published.versionId)) {
                return false;
            }
        }
        List<Version> sorted = new ArrayList<>(List.of(versions));
        sorted.add(new Version(published, read(published)));
        sorted.sort(Comparator.comparing(Version::published, PublishedTargets.ORDER));
        versions = sorted.toArray(Version[]::new);
        return true;
    }

    /**
     * The targets that a version holds, whose file may leave the time zone to that of the start.
     *
     * @throws ConfigException where its text is no targets file, or would change a time zone
     */
    public Targets read(PublishedTargets published) {
        Targets targets = Targets.parse(published.text, published.name(), start.zone());
        String problem = start.zoneProblem(targets);
        if (problem != null) {
            throw new ConfigException(published.name() + ": " + problem);
        }
        return targets;
    }

    /** The targets of what begins at this moment, in milliseconds. */
    public Targets at(long time) {
        for (int i = versions.length - 1; i >= 0; i--) {
            if (time >= versions[i].validFrom()) {
                return versions[i].targets();
            }
        }
        return start;
    }

    /**
     * When the next version comes into force after a moment, in milliseconds; {@code
     * Long.MAX_VALUE} where none does.
     */
    public long nextChange(long time) {
        for (Version version : versions) {
            if (version.validFrom() > time) {
                return version.validFrom();
            }
        }
        return Long.MAX_VALUE;
    }

    /**
     * When the version in force at a moment came into force, in milliseconds; {@code
     * Long.MIN_VALUE} for what was valid from ever.
     */
    public long lastChange(long time) {
        long last = Long.MIN_VALUE;
        for (Version version : versions) {
            if (version.validFrom() <= time) {
                last = version.validFrom();
            }
        }
        return last;
    }

    /** Whether a queue is not listed any more at a moment: nothing is to be expected of it. */
    public boolean isGivenUp(String channel, String queue, long time) {
        boolean before = start.lists(channel, queue);
        for (Version version : versions) {
            if (version.validFrom() <= time) {
                before |= version.targets().lists(channel, queue);
            }
        }
        return before && !at(time).lists(channel, queue);
    }

    /**
     * When the last queue of a channel was given up that was so at a moment, in milliseconds;
     * {@code Long.MIN_VALUE} where none was.
     */
    public long lastGivenUp(String channel, long time) {
        long last = Long.MIN_VALUE;
        Targets before = start;
        for (Version version : versions) {
            if (version.validFrom() <= time && !version.targets().listsAll(before, channel)) {
                last = version.validFrom();
            }
            before = version.targets();
        }
        return last;
    }

    /** The targets that the job was started with. */
    public Targets start() {
        return start;
    }

    /**
     * The time zone of the files: of hours and days that belong to no queue. No version changes it.
     */
    public ZoneId zone() {
        return start.zone();
    }

    /** The time zone of a queue's hours and days. No version changes it. */
    public ZoneId zone(String channel, String queue) {
        return start.zone(channel, queue);
    }
}
