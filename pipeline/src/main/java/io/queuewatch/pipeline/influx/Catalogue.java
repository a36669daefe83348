package io.queuewatch.pipeline.influx;

import io.queuewatch.schemas.AgentTime;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.Breach;
import io.queuewatch.schemas.ClassicChart;
import io.queuewatch.schemas.ControlChart;
import io.queuewatch.schemas.KpiBy;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import io.queuewatch.schemas.Outbound;
import io.queuewatch.schemas.Outcome;
import io.queuewatch.schemas.PipelineHealth;
import io.queuewatch.schemas.QueueNow;
import io.queuewatch.schemas.Sla;
import io.queuewatch.schemas.SlaBudget;
import java.util.List;
import java.util.Optional;

/** Everything that is written to InfluxDB: the measurements, their tags, fields and types. */
public final class Catalogue {

    /** The additive numbers of an interval. */
    public static final Measurement KPI =
            Measurement.of(
                    "kpi",
                    KpiRow.class,
                    "start",
                    "view",
                    "interval",
                    "channel",
                    "queue",
                    "segment",
                    "site",
                    "priority");

    /** The derived numbers of an interval, with their denominators. */
    public static final Measurement KPI_SUMMARY =
            Measurement.of(
                    "kpi_summary",
                    KpiSummary.class,
                    "start",
                    "view",
                    "interval",
                    "channel",
                    "queue");

    /** What is so now in one queue. */
    public static final Measurement QUEUE_NOW =
            Measurement.in(
                    Retention.LIVE, "queue_now", QueueNow.class, "as_of", "channel", "queue");

    /** The additive numbers of an interval, by one dimension. */
    public static final Measurement KPI_BY =
            Measurement.of(
                    "kpi_by",
                    KpiBy.class,
                    "start",
                    "dimension",
                    "value",
                    "interval",
                    "channel",
                    "queue");

    /** What became of contacts, by day. */
    public static final Measurement OUTCOME =
            Measurement.in(
                    Retention.TRENDS,
                    "outcome",
                    Outcome.class,
                    "start",
                    "channel",
                    "queue",
                    "segment");

    /** Contacts that the centre began, by day. */
    public static final Measurement OUTBOUND =
            Measurement.in(
                    Retention.TRENDS,
                    "outbound",
                    Outbound.class,
                    "start",
                    "channel",
                    "direction",
                    "queue");

    /** How the agents of a team spent an interval. */
    public static final Measurement AGENT_TIME =
            Measurement.in(
                    Retention.OPERATIONS,
                    "agent_time",
                    AgentTime.class,
                    "start",
                    "interval",
                    "team");

    /** How the parts of the jobs are. */
    public static final Measurement PIPELINE =
            Measurement.in(
                    Retention.OPERATIONS,
                    "pipeline",
                    PipelineHealth.class,
                    "as_of",
                    "job",
                    "part",
                    "instance");

    /** What came of the clocks of promises in an interval. */
    public static final Measurement SLA =
            Measurement.of(
                    "sla",
                    Sla.class,
                    "start",
                    "interval",
                    "objective",
                    "channel",
                    "queue",
                    "segment");

    /** Promises to single contacts at risk or broken. */
    public static final Measurement BREACH =
            Measurement.in(
                            Retention.OPERATIONS,
                            "breach",
                            Breach.class,
                            "at",
                            "objective",
                            "severity",
                            "channel",
                            "queue")
                    .toldApartBy("id");

    /** How the budget of an objective stands. */
    public static final Measurement SLA_BUDGET =
            Measurement.in(
                    Retention.OPERATIONS,
                    "sla_budget",
                    SlaBudget.class,
                    "start",
                    "objective",
                    "channel",
                    "queue");

    /** Incidents that people were told of, one point each. */
    public static final Measurement ALERT =
            Measurement.in(
                    Retention.OPERATIONS,
                    "alert",
                    Alert.class,
                    "startsAt",
                    "name",
                    "severity",
                    "channel",
                    "queue",
                    "team");

    /** Control charts: one point for every interval of every metric. */
    public static final Measurement CONTROL_CHART =
            Measurement.in(
                    Retention.TRENDS,
                    "control_chart",
                    ControlChart.class,
                    "start",
                    "metric",
                    "channel",
                    "queue",
                    "phase");

    /** One point of a textbook control chart, for people who read those. */
    public static final Measurement CLASSIC_CHART =
            Measurement.in(
                    Retention.TRENDS,
                    "classic_chart",
                    ClassicChart.class,
                    "start",
                    "metric",
                    "channel",
                    "queue",
                    "chart");

    private static final List<Measurement> ALL =
            List.of(
                    KPI,
                    KPI_SUMMARY,
                    QUEUE_NOW,
                    KPI_BY,
                    OUTCOME,
                    OUTBOUND,
                    AGENT_TIME,
                    PIPELINE,
                    SLA,
                    BREACH,
                    SLA_BUDGET,
                    ALERT,
                    CONTROL_CHART,
                    CLASSIC_CHART);

    private Catalogue() {}

    /** All measurements. */
    public static List<Measurement> measurements() {
        return ALL;
    }

    /** The measurement of this name, if there is one. */
    public static Optional<Measurement> measurement(String name) {
        return ALL.stream().filter(m -> m.name().equals(name)).findFirst();
    }
}
