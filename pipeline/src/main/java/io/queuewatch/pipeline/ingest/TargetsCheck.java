package io.queuewatch.pipeline.ingest;

import io.queuewatch.pipeline.config.ConfigException;
import io.queuewatch.pipeline.config.PublishedTargets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DeadLetterReason;
import io.queuewatch.schemas.TargetsVersion;
import io.queuewatch.schemas.UnreadableException;
import java.time.Instant;

/** Tells the versions that count from records that cannot: nothing is changed by half a version. */
public final class TargetsCheck {

    private static final Codec<TargetsVersion> CODEC = Codec.of(TargetsVersion.class);

    private final TargetsHistory history;

    /**
     * A check.
     *
     * @param history what the versions come after; it is not changed
     */
    public TargetsCheck(TargetsHistory history) {
        this.history = history;
    }

    /** Why a record does not count. The message says what is wrong and what would be right. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final DeadLetterReason reason;

        private Refused(DeadLetterReason reason, String message, Throwable cause) {
            super(message, cause);
            this.reason = reason;
        }

        /** What kind of fault. */
        DeadLetterReason reason() {
            return reason;
        }
    }

    /**
     * The version that a record holds.
     *
     * @throws Refused where it holds none, its text is no targets file, it would change a time
     *     zone, or it would count for what began before it was sent
     */
    public PublishedTargets version(TargetsRecord record) throws Refused {
        PublishedTargets version = decoded(record);
        if (version.validFrom < record.sentAt) {
            throw new Refused(
                    DeadLetterReason.INVALID,
                    "version %s of the targets is valid from %s, but was sent at %s; want a time after that"
                            .formatted(
                                    version.versionId,
                                    Instant.ofEpochMilli(version.validFrom),
                                    Instant.ofEpochMilli(record.sentAt)),
                    null);
        }
        try {
            history.read(version);
        } catch (ConfigException e) {
            throw new Refused(DeadLetterReason.INVALID, e.getMessage(), e);
        }
        return version;
    }

    /**
     * The version that a record holds, whatever its text says.
     *
     * @throws Refused where it holds none
     */
    public static PublishedTargets decoded(TargetsRecord record) throws Refused {
        try {
            TargetsVersion version = CODEC.decode(record.value);
            return new PublishedTargets(
                    version.getVersionId(),
                    version.getValidFrom().toEpochMilli(),
                    version.getPublishedAt().toEpochMilli(),
                    version.getWho(),
                    version.getText());
        } catch (UnreadableException e) {
            throw new Refused(e.reason(), e.getMessage(), e);
        }
    }
}
