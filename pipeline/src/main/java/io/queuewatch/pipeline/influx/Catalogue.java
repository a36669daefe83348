package io.queuewatch.pipeline.influx;

import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import io.queuewatch.schemas.QueueNow;
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
            Measurement.of("queue_now", QueueNow.class, "as_of", "channel", "queue");

    private static final List<Measurement> ALL = List.of(KPI, KPI_SUMMARY, QUEUE_NOW);

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
