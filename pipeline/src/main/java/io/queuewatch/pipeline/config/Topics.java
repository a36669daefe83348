package io.queuewatch.pipeline.config;

import java.io.Serializable;
import java.util.List;

/**
 * The names of the Kafka topics.
 *
 * @param prefix what every name begins with; empty for a live installation, a name of its own for
 *     each replay
 */
public record Topics(String prefix) implements Serializable {

    /** The topics of a live installation. */
    public static final Topics LIVE = new Topics("");

    /** Phone calls in, {@code CallEvent}. */
    public String calls() {
        return prefix + "calls";
    }

    /** Rows of KPIs out, {@code KpiRow} and {@code KpiSummary}. */
    public String kpis() {
        return prefix + "kpis";
    }

    /** What is so now, {@code QueueNow}. */
    public String now() {
        return prefix + "now";
    }

    /** What could not be read or cannot be, {@code DeadLetter}. */
    public String deadLetters() {
        return prefix + "dead-letters";
    }

    /** All topics that sources write to and that carry time marks. */
    public List<String> inputs() {
        return List.of(calls());
    }

    /** All topics that the jobs write to. */
    public List<String> outputs() {
        return List.of(kpis(), now(), deadLetters());
    }
}
