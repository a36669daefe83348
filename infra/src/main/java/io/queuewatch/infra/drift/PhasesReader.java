package io.queuewatch.infra.drift;

import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.influxql.Series;
import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.pipeline.influx.Retention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Reads from InfluxDB which phase each control chart is in.
 *
 * @param influx which InfluxDB
 * @param database in it
 */
record PhasesReader(InfluxQuery influx, String database) {

    private static final String BY = " GROUP BY channel, queue, metric, phase";

    /**
     * The newest phase of every series, in the order of their names.
     *
     * @param channel only these; null for all, here and below
     * @param queue only these
     */
    List<ChartPhase> read(String channel, String queue) {
        String from = " FROM " + Catalogue.CONTROL_CHART.name() + where(channel, queue);
        Map<Map<String, String>, Long> began = new HashMap<>();
        for (Series series : query("SELECT first(cusum_up)" + from + BY)) {
            began.put(series.tags(), series.points().get(0).time());
        }
        Map<String, ChartPhase> newest = new HashMap<>();
        for (Series series :
                query(
                        "SELECT status, signal, value, expected, cusum_up"
                                + from
                                + BY
                                + " ORDER BY time DESC LIMIT 1")) {
            ChartPhase phase = phase(series, began.get(series.tags()));
            newest.merge(
                    phase.channel() + '|' + phase.queue() + '|' + phase.metric(),
                    phase,
                    (a, b) -> a.phase() > b.phase() ? a : b);
        }
        List<ChartPhase> phases = new ArrayList<>(newest.values());
        phases.sort(
                Comparator.comparing(ChartPhase::channel)
                        .thenComparing(ChartPhase::queue)
                        .thenComparing(ChartPhase::metric));
        return phases;
    }

    private static ChartPhase phase(Series series, Long since) {
        Series.Point point = series.points().get(0);
        String signal = point.text("signal");
        return new ChartPhase(
                series.tags().get("channel"),
                series.tags().get("queue"),
                series.tags().get("metric"),
                point.text("status"),
                Long.parseLong(series.tags().get("phase")),
                Instant.ofEpochMilli(since == null ? point.time() : since),
                Instant.ofEpochMilli(point.time()),
                signal == null ? "" : signal,
                boxed(point.number("value")),
                boxed(point.number("expected")));
    }

    private static Double boxed(OptionalDouble number) {
        return number.isPresent() ? Double.valueOf(number.getAsDouble()) : null;
    }

    private static String where(String channel, String queue) {
        List<String> conditions = new ArrayList<>();
        if (channel != null) {
            conditions.add("channel = " + InfluxQuery.literal(channel));
        }
        if (queue != null) {
            conditions.add("queue = " + InfluxQuery.literal(queue));
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private List<Series> query(String q) {
        return influx.query(database, Retention.TRENDS.policy(), q);
    }
}
