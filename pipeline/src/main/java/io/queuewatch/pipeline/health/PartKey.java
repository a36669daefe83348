package io.queuewatch.pipeline.health;

import java.util.Map;
import org.apache.flink.runtime.metrics.scope.ScopeFormat;

/**
 * Whose metric it is.
 *
 * @param scope what kind of thing it belongs to
 * @param job the job's name
 * @param part the operator's; of a task, that of its first operator
 * @param instance which of the parallel instances, from 0
 */
record PartKey(Scope scope, String job, String part, String instance) {

    /** The part that stands for the job as a whole. */
    static final String WHOLE = "job";

    private static final String FIRST_INSTANCE = "0";

    /** What has metrics. */
    enum Scope {
        JOB,
        TASK,
        OPERATOR
    }

    /**
     * The owner of a metric with these variables of its scope; null where that is no part of a job.
     */
    static PartKey of(Map<String, String> variables) {
        String job = variables.get(ScopeFormat.SCOPE_JOB_NAME);
        String instance = variables.get(ScopeFormat.SCOPE_TASK_SUBTASK_INDEX);
        String task = variables.get(ScopeFormat.SCOPE_TASK_NAME);
        String operator = variables.get(ScopeFormat.SCOPE_OPERATOR_NAME);
        if (job == null) {
            return null;
        }
        if (instance != null && operator != null) {
            return new PartKey(Scope.OPERATOR, job, name(operator), instance);
        }
        if (instance != null && task != null) {
            return new PartKey(Scope.TASK, job, name(firstOperator(task)), instance);
        }
        // Operators without an instance are coordinators of sources.
        return operator == null && task == null
                ? new PartKey(Scope.JOB, job, WHOLE, FIRST_INSTANCE)
                : null;
    }

    private static String firstOperator(String task) {
        int end = task.indexOf(" -> ");
        return end < 0 ? task : task.substring(0, end);
    }

    /** As the job calls it, without what Flink adds for sources and sinks. */
    private static String name(String operator) {
        String name = operator;
        if (name.startsWith("Source: ")) {
            name = name.substring("Source: ".length());
        }
        if (name.endsWith(": Writer")) {
            name = name.substring(0, name.length() - ": Writer".length());
        }
        return name;
    }
}
