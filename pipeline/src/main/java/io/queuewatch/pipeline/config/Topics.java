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

    /** Chats in, {@code ChatEvent}. */
    public String chats() {
        return prefix + "chats";
    }

    /** Emails in, {@code EmailEvent}. */
    public String emails() {
        return prefix + "emails";
    }

    /** Posts and messages of social networks in, {@code SocialEvent}. */
    public String social() {
        return prefix + "social";
    }

    /** States of agents in, {@code AgentEvent}. */
    public String agents() {
        return prefix + "agents";
    }

    /** Schedules of agents in, {@code ScheduleEvent}. */
    public String schedules() {
        return prefix + "schedules";
    }

    /** Surveys in, {@code SurveyEvent}. */
    public String surveys() {
        return prefix + "surveys";
    }

    /** Versions of the targets in, {@code TargetsVersion}; without time marks. */
    public String targets() {
        return prefix + "targets";
    }

    /** Rows out: {@code KpiRow}, {@code KpiSummary}, {@code KpiBy}, {@code AgentTime}, … */
    public String kpis() {
        return prefix + "kpis";
    }

    /** What is so now, {@code QueueNow}. */
    public String now() {
        return prefix + "now";
    }

    /** How the jobs themselves are, {@code PipelineHealth}. */
    public String pipeline() {
        return prefix + "pipeline";
    }

    /** Promises to contacts: {@code Breach}, and rows of what came of them, {@code Sla}. */
    public String sla() {
        return prefix + "sla";
    }

    /** What people are to be told, {@code Alert}. */
    public String alerts() {
        return prefix + "alerts";
    }

    /** Control charts, {@code ControlChart}. */
    public String charts() {
        return prefix + "charts";
    }

    /** What people have decided about control charts, {@code DriftDecision}. */
    public String driftDecisions() {
        return prefix + "drift-decisions";
    }

    /** What could not be read or cannot be, {@code DeadLetter}. */
    public String deadLetters() {
        return prefix + "dead-letters";
    }

    /** All topics that sources write to and that carry time marks. */
    public List<String> inputs() {
        return List.of(calls(), chats(), emails(), social(), agents(), schedules(), surveys());
    }

    /** All topics by which people decide; they carry no time marks. */
    public List<String> decisions() {
        return List.of(driftDecisions());
    }

    /** All topics that the jobs write to. */
    public List<String> outputs() {
        return List.of(kpis(), now(), sla(), pipeline(), charts(), alerts(), deadLetters());
    }
}
