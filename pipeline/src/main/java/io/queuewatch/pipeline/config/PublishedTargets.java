package io.queuewatch.pipeline.config;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A version of the targets as it is handed to whatever counts. A POJO for Flink, kept in its state;
 * nobody changes it.
 */
public class PublishedTargets implements Serializable {

    /**
     * The order in which versions come into force. Of two valid from the same moment the one
     * published later counts.
     */
    public static final Comparator<PublishedTargets> ORDER =
            Comparator.<PublishedTargets>comparingLong(version -> version.validFrom)
                    .thenComparingLong(version -> version.publishedAt)
                    .thenComparing(version -> version.versionId);

    private static final long serialVersionUID = 1L;

    /** Unique; the same version twice is one. */
    public String versionId;

    /** Since when it counts, event time in milliseconds. */
    public long validFrom;

    /** When it was published, in milliseconds. */
    public long publishedAt;

    /** Who published it. */
    public String who;

    /** The targets file, whole. */
    public String text;

    /** For Flink. */
    public PublishedTargets() {}

    /**
     * A version.
     *
     * @param versionId unique
     * @param validFrom since when it counts, event time in milliseconds
     * @param publishedAt when it was published, in milliseconds
     * @param who published it
     * @param text the targets file, whole
     */
    public PublishedTargets(
            String versionId, long validFrom, long publishedAt, String who, String text) {
        this.versionId = versionId;
        this.validFrom = validFrom;
        this.publishedAt = publishedAt;
        this.who = who;
        this.text = text;
    }

    /** The words in which what is wrong with it begins. */
    String name() {
        return "version " + versionId + " of the targets";
    }
}
