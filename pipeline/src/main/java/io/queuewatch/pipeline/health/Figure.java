package io.queuewatch.pipeline.health;

import io.queuewatch.pipeline.delivery.DeadLetterCounts;
import io.queuewatch.schemas.DeadLetterReason;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.runtime.metrics.MetricNames;

/** The metrics of Flink and of our operators that tell how a part is, and what each becomes. */
enum Figure {
    RECORDS_IN(PartKey.Scope.OPERATOR, MetricNames.IO_NUM_RECORDS_IN, "records_in", Kind.COMMON),
    RECORDS_OUT(PartKey.Scope.OPERATOR, MetricNames.IO_NUM_RECORDS_OUT, "records_out", Kind.COMMON),
    TIME_IN(
            PartKey.Scope.OPERATOR,
            MetricNames.IO_CURRENT_INPUT_WATERMARK,
            "event_time",
            Kind.WATERMARK),
    TIME_OUT(
            PartKey.Scope.OPERATOR,
            MetricNames.IO_CURRENT_OUTPUT_WATERMARK,
            "event_time",
            Kind.WATERMARK),
    LAG(PartKey.Scope.OPERATOR, MetricNames.PENDING_RECORDS, "lag", Kind.LEVEL),
    BUSY(PartKey.Scope.TASK, MetricNames.TASK_BUSY_TIME, "busy", Kind.PER_MILLE),
    BACK_PRESSURED(
            PartKey.Scope.TASK,
            MetricNames.TASK_BACK_PRESSURED_TIME,
            "back_pressured",
            Kind.PER_MILLE),
    LATE(PartKey.Scope.OPERATOR, "late", "late", Kind.COUNT),
    DUPLICATES(PartKey.Scope.OPERATOR, "duplicates", "duplicates", Kind.COUNT),
    ORPHANS(PartKey.Scope.OPERATOR, "orphans", "orphans", Kind.COUNT),
    DEAD_UNREADABLE(DeadLetterReason.UNREADABLE),
    DEAD_UNKNOWN_SCHEMA(DeadLetterReason.UNKNOWN_SCHEMA),
    DEAD_INVALID(DeadLetterReason.INVALID),
    DEAD_CONTRADICTION(DeadLetterReason.CONTRADICTION),
    DEAD_IMPOSSIBLE(DeadLetterReason.IMPOSSIBLE),
    DEAD_TOO_LATE(DeadLetterReason.TOO_LATE),
    DEAD_ORPHAN(DeadLetterReason.ORPHAN),
    DEAD_REJECTED(DeadLetterReason.REJECTED),
    DEAD_OTHER(DeadLetterReason.OTHER),
    WRITTEN(PartKey.Scope.OPERATOR, "written", "written", Kind.COUNT),
    SENT(PartKey.Scope.OPERATOR, "sent", "written", Kind.COUNT),
    RETRIED(PartKey.Scope.OPERATOR, "retried", "retried", Kind.COUNT),
    REJECTED(PartKey.Scope.OPERATOR, "rejected", "rejected", Kind.COUNT),
    BEYOND_RETENTION(PartKey.Scope.OPERATOR, "beyondRetention", "beyond_retention", Kind.COUNT),
    UNSENT(PartKey.Scope.OPERATOR, "ageOfOldestUnsentMs", "unsent_ms", Kind.LEVEL),
    CHECKPOINTS(PartKey.Scope.JOB, "numberOfCompletedCheckpoints", "checkpoints", Kind.COUNT),
    CHECKPOINTS_FAILED(
            PartKey.Scope.JOB, "numberOfFailedCheckpoints", "checkpoints_failed", Kind.COUNT),
    CHECKPOINT_TIME(PartKey.Scope.JOB, "lastCheckpointDuration", "checkpoint_ms", Kind.LEVEL),
    CHECKPOINT_SIZE(PartKey.Scope.JOB, "lastCheckpointFullSize", "checkpoint_bytes", Kind.LEVEL),
    RESTARTS(PartKey.Scope.JOB, MetricNames.NUM_RESTARTS, "restarts", Kind.COUNT),
    RUNNING(PartKey.Scope.JOB, "runningTime", "running_ms", Kind.LEVEL);

    /** How a metric becomes a field. */
    enum Kind {
        /** What was added since the row before; every operator has it. */
        COMMON,
        /** What was added since the row before. */
        COUNT,
        /** As it is; what is negative is not known. */
        LEVEL,
        /** Milliseconds of a second, as a share. */
        PER_MILLE,
        /** A moment of event time. */
        WATERMARK;

        boolean grows() {
            return this == COMMON || this == COUNT;
        }
    }

    private static final Map<PartKey.Scope, Map<String, Figure>> BY_METRIC =
            new EnumMap<>(PartKey.Scope.class);

    static {
        for (Figure figure : values()) {
            BY_METRIC
                    .computeIfAbsent(figure.scope, scope -> new HashMap<>())
                    .put(figure.metric, figure);
        }
    }

    private final PartKey.Scope scope;
    private final String metric;
    private final String field;
    private final Kind kind;

    Figure(PartKey.Scope scope, String metric, String field, Kind kind) {
        this.scope = scope;
        this.metric = metric;
        this.field = field;
        this.kind = kind;
    }

    Figure(DeadLetterReason reason) {
        this(
                PartKey.Scope.OPERATOR,
                DeadLetterCounts.metric(reason),
                "dead_" + reason.name().toLowerCase(Locale.ROOT),
                Kind.COUNT);
    }

    /** The figure that a metric of this name is in such a scope, or null. */
    static Figure of(PartKey.Scope scope, String metric) {
        return BY_METRIC.get(scope).get(metric);
    }

    /** The field of {@code PipelineHealth} that it fills. */
    String field() {
        return field;
    }

    Kind kind() {
        return kind;
    }

    /** Whether it is one of those that every dead letter is counted in. */
    boolean countsDeadLetters() {
        return field.startsWith("dead_");
    }
}
