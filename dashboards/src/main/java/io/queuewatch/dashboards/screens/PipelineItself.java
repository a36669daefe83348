package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Colour;
import io.queuewatch.dashboards.grafana.Look;
import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.grafana.Screen;
import io.queuewatch.dashboards.grafana.States;
import io.queuewatch.dashboards.grafana.Variable;
import io.queuewatch.dashboards.influxql.Select;
import io.queuewatch.pipeline.influx.Catalogue;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Whether the pipeline itself is well: for engineers. */
final class PipelineItself {
    private static final Duration FRESH = Duration.ofMinutes(2);
    private static final String SPAN = "$__interval";

    /** Every part has said something within it. */
    private static final String LEAST = "30s";

    private static final List<String> REASONS =
            List.of(
                    "unreadable",
                    "unknown_schema",
                    "invalid",
                    "contradiction",
                    "impossible",
                    "too_late",
                    "orphan",
                    "rejected",
                    "other");

    private PipelineItself() {}

    static Stream<Screen> all() {
        return Stream.of(
                new Screen(
                                "pipeline",
                                "Pipeline",
                                "Whether the pipeline itself is well: lag, delay of event time,"
                                        + " what is late, double or dead, write errors,"
                                        + " checkpoints, restarts.")
                        .tag("pipeline")
                        .menu()
                        .time("now-3h", "now")
                        .refresh("10s", "1m")
                        .variable(
                                Variable.ofTag(
                                        "job",
                                        "Job",
                                        "The Flink jobs to show and to sum over.",
                                        Select.from(Catalogue.PIPELINE).valuesOf("job")))
                        .panel(behind().at(0, 0, 4, 5))
                        .panel(unread().at(4, 0, 4, 5))
                        .panel(unsent().at(8, 0, 4, 5))
                        .panel(
                                bad(
                                                "Dead letters",
                                                "Events and rows kept as dead letters within the"
                                                        + " time shown.",
                                                rows().column("dead letters", "sum(dead_letters)"))
                                        .at(12, 0, 4, 5))
                        .panel(
                                bad(
                                                "Write errors",
                                                "Points and alerts that were sent again or refused"
                                                        + " within the time shown.",
                                                rows().column(
                                                                "write errors",
                                                                "sum(retried) + sum(rejected)"))
                                        .at(16, 0, 4, 5))
                        .panel(
                                bad(
                                                "Restarts",
                                                "Restarts of jobs within the time shown.",
                                                rows().column("restarts", "sum(restarts)"))
                                        .at(20, 0, 4, 5))
                        .panel(jobs().at(0, 5, 24, 6))
                        .panel(behindOverTime().at(0, 11, 12, 8))
                        .panel(unreadOverTime().at(12, 11, 12, 8))
                        .panel(refused().at(0, 19, 12, 8))
                        .panel(dead().at(12, 19, 12, 8))
                        .panel(writes().at(0, 27, 12, 8))
                        .panel(checkpoints().at(12, 27, 12, 8))
                        .panel(parts().at(0, 35, 24, 14)));
    }

    private static Panel behind() {
        return Tiles.age(
                Tiles.number(
                                "Event time is behind",
                                "By how much event time is behind the clock, the most of all parts"
                                        + " of the chosen jobs. LATE from 20 s, STALE from one"
                                        + " minute or when nothing was reported for two minutes.",
                                newest("behind", "delay_ms").column("behind", "max(behind) / 1000"))
                        .unit("suffix:s"));
    }

    private static Panel unread() {
        return Tiles.number(
                "Unread in Kafka",
                "Records that lie in Kafka and are not yet read, of all sources.",
                newest("lag", "lag").column("unread", "sum(lag)"));
    }

    private static Panel unsent() {
        return Tiles.number(
                        "Oldest unsent",
                        "How long the oldest point has waited for InfluxDB or Alertmanager to take"
                                + " it, in seconds.",
                        newest("unsent", "unsent_ms").column("unsent", "max(unsent) / 1000"))
                .unit("suffix:s");
    }

    private static Panel jobs() {
        return new Columns()
                .text("job", "Job")
                .add("running", "Running for", Look.asAll().unit("dthms").decimals(0))
                .plain("restarts", "Restarts")
                .plain("checkpoints", "Checkpoints")
                .plain("failed", "Failed")
                .add("took", "The last took", Look.asAll().unit("suffix:s").decimals(1))
                .add("size", "Its size", Look.asAll().unit("bytes").decimals(1))
                .of(
                        Panel.table(
                                        "Jobs",
                                        "One row a job: how long it runs without a restart;"
                                                + " restarts, checkpoints completed and failed"
                                                + " within the time shown; how long the last"
                                                + " checkpoint took, and its size.")
                                .decimals(0)
                                .smallestFirst("Job")
                                .rows(
                                        "A",
                                        rows().where("part", "job")
                                                .column("running", "last(running_ms) / 1000")
                                                .column("took", "last(checkpoint_ms) / 1000")
                                                .column("size", "last(checkpoint_bytes)")
                                                .by("job"))
                                .rows(
                                        "B",
                                        rows().where("part", "job")
                                                .column("restarts", "sum(restarts)")
                                                .column("checkpoints", "sum(checkpoints)")
                                                .column("failed", "sum(checkpoints_failed)")
                                                .by("job"))
                                .merged());
    }

    private static Panel behindOverTime() {
        return Panel.lines(
                        "Event time behind the clock",
                        "By how much event time is behind the clock, the most of all parts of a job"
                                + " in each span of time, in seconds.")
                .unit("suffix:s")
                .min(0)
                .notFinerThan(LEAST)
                .ask(
                        "A",
                        rows().column("behind", "max(delay_ms) / 1000").each(SPAN).by("job"),
                        "$tag_job");
    }

    private static Panel unreadOverTime() {
        return Panel.lines(
                        "Unread in Kafka over time",
                        "Records that lie in Kafka and are not yet read, of all sources of a job.")
                .min(0)
                .notFinerThan(LEAST)
                .ask(
                        "A",
                        Select.from(
                                        rows().column("lag", "last(lag)")
                                                .each(SPAN)
                                                .by("job", "part", "instance"))
                                .column("unread", "sum(lag)")
                                .each(SPAN)
                                .by("job"),
                        "$tag_job");
    }

    private static Panel refused() {
        return counts(
                        "Late, double, without a beginning",
                        "Events that came after their horizon, events that came again and changed"
                                + " nothing, contacts whose beginning never came.")
                .ask(
                        "A",
                        rows().column("late", "sum(late)")
                                .column("duplicates", "sum(duplicates)")
                                .column("orphans", "sum(orphans)")
                                .each(SPAN));
    }

    private static Panel dead() {
        Select reasons = rows();
        for (String reason : REASONS) {
            reasons = reasons.column(reason.replace('_', ' '), "sum(dead_" + reason + ")");
        }
        return counts("Dead letters by reason", "Events and rows kept as dead letters, by reason.")
                .ask("A", reasons.each(SPAN));
    }

    private static Panel writes() {
        return counts(
                        "Write errors over time",
                        "Points and alerts that were sent again, that were refused for good, and"
                                + " that were older than what is kept.")
                .ask(
                        "A",
                        rows().column("sent again", "sum(retried)")
                                .column("refused", "sum(rejected)")
                                .column("too old", "sum(beyond_retention)")
                                .each(SPAN));
    }

    private static Panel checkpoints() {
        return Panel.lines(
                        "Time of a checkpoint",
                        "How long the last checkpoint of a job took, the most in each span of time,"
                                + " in seconds.")
                .unit("suffix:s")
                .decimals(1)
                .min(0)
                .notFinerThan(LEAST)
                .ask(
                        "A",
                        rows().where("part", "job")
                                .column("checkpoint", "max(checkpoint_ms) / 1000")
                                .each(SPAN)
                                .by("job"),
                        "$tag_job");
    }

    private static Panel parts() {
        return new Columns()
                .text("job", "Job")
                .text("part", "Part")
                .plain("in", "Taken")
                .plain("out", "Handed on")
                .plain("lag", "Unread")
                .add("behind", "Behind", Look.asAll().unit("suffix:s").decimals(1))
                .percent("busy", "Busy")
                .percent("waiting", "Held up")
                .plain("late", "Late")
                .plain("duplicates", "Double")
                .plain("dead letters", "Dead")
                .plain("retried", "Sent again")
                .of(
                        Panel.table(
                                        "Parts",
                                        "One row a part of a job. Within the time shown: records"
                                                + " taken and handed on; late, double, dead; sent"
                                                + " again. In the last two minutes, the most of all"
                                                + " instances: unread, behind the clock, busy, and"
                                                + " held up by those after it.")
                                .decimals(0)
                                .largestFirst("Busy")
                                .rows(
                                        "A",
                                        rows().column("in", "sum(records_in)")
                                                .column("out", "sum(records_out)")
                                                .column("late", "sum(late)")
                                                .column("duplicates", "sum(duplicates)")
                                                .column("dead letters", "sum(dead_letters)")
                                                .column("retried", "sum(retried)")
                                                .by("job", "part"))
                                .rows(
                                        "B",
                                        rows().ofLast(FRESH)
                                                .column("lag", "max(lag)")
                                                .column("behind", "max(delay_ms) / 1000")
                                                .column("busy", "max(busy)")
                                                .column("waiting", "max(back_pressured)")
                                                .by("job", "part"))
                                .merged());
    }

    private static Panel counts(String title, String description) {
        return Panel.stackedBars(title, description).decimals(0).min(0).notFinerThan(LEAST);
    }

    /** A count that should be 0: NONE, or the number on amber. */
    private static Panel bad(String title, String description, Select query) {
        return Tiles.number(title, description + " NONE is good.", query)
                .states(States.none().range(0, 0, "NONE", Colour.BLUE))
                .below(Colour.AMBER)
                .ground();
    }

    /** What each instance said last, in the last two minutes. */
    private static Select newest(String alias, String field) {
        return Select.from(
                rows().ofLast(FRESH)
                        .column(alias, "last(" + field + ")")
                        .by("job", "part", "instance"));
    }

    private static Select rows() {
        return Select.from(Catalogue.PIPELINE).among("job", "job");
    }
}
