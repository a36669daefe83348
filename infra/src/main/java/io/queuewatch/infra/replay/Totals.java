package io.queuewatch.infra.replay;

import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.influxql.Series;
import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.influx.Retention;
import io.queuewatch.pipeline.kpi.Measure;
import io.queuewatch.pipeline.kpi.Percentiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Reads what InfluxDB holds of a replay: the cohort rows of its days, summed. */
final class Totals {

    private static final String ALL = "*";
    private static final String DAYS = "\"view\" = 'cohort' AND \"interval\" = '1d'";

    private final InfluxQuery influx;
    private final String database;
    private final Targets targets;

    Totals(InfluxQuery influx, String database, Targets targets) {
        this.influx = influx;
        this.database = database;
        this.targets = targets;
    }

    /**
     * A total per channel and queue, and one with queue {@code *} per channel behind its queues.
     */
    List<Total> read() {
        Map<String, Map<String, Total>> channels = new LinkedHashMap<>();
        for (Series series :
                query(
                        "SELECT * FROM \"kpi\" WHERE %s GROUP BY \"channel\", \"queue\""
                                .formatted(DAYS))) {
            String channel = series.tags().get("channel");
            Map<String, Total> queues =
                    channels.computeIfAbsent(channel, name -> new LinkedHashMap<>());
            Total total = total(queues, channel, series.tags().get("queue"));
            Total all = total(queues, channel, ALL);
            for (Series.Point point : series.points()) {
                for (Measure measure : Total.ADDITIVE) {
                    long value = point.integer(measure.field()).orElse(0);
                    total.add(measure, value);
                    all.add(measure, value);
                }
                long waiting = point.integer("waiting").orElse(0);
                total.addWaiting(waiting);
                all.addWaiting(waiting);
            }
        }
        for (Series series :
                query(
                        "SELECT * FROM \"kpi_summary\" WHERE %s GROUP BY \"channel\", \"queue\""
                                .formatted(DAYS))) {
            Map<String, Total> queues = channels.get(series.tags().get("channel"));
            Total total = queues == null ? null : queues.get(series.tags().get("queue"));
            if (total != null) {
                series.points().forEach(point -> distributions(total, point));
            }
        }
        List<Total> totals = new ArrayList<>();
        channels.values()
                .forEach(
                        queues -> {
                            Total all = queues.remove(ALL);
                            totals.addAll(queues.values());
                            totals.add(all);
                        });
        return totals;
    }

    private Total total(Map<String, Total> queues, String channel, String queue) {
        Target target = queue.equals(ALL) ? targets.of(channel) : targets.of(channel, queue);
        return queues.computeIfAbsent(queue, name -> new Total(channel, name, target));
    }

    private static void distributions(Total total, Series.Point day) {
        buckets(day.text("wait_buckets"), total.waits());
        buckets(day.text("handle_buckets"), total.handles());
        buckets(day.text("response_buckets"), total.responses());
        OptionalLong longest = day.integer("wait_max_ms");
        longest.ifPresent(total::longestWait);
        day.integer("waiting_max").ifPresent(total::mostWaiting);
    }

    private static void buckets(String text, Percentiles into) {
        if (text != null && !text.isEmpty()) {
            into.addBuckets(text);
        }
    }

    private List<Series> query(String q) {
        return influx.query(database, Retention.TRENDS.policy(), q);
    }
}
