package io.queuewatch.infra.drift;

import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.influxql.Series;
import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.pipeline.influx.Retention;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts in InfluxDB the incidents of drift that people were told of.
 *
 * @param influx which InfluxDB
 * @param database in it
 */
record IncidentsReader(InfluxQuery influx, String database) {

    private static final String PAGE = "CRITICAL";

    /**
     * Those that began in a time, by channel. One that became worse is told of again with another
     * severity and the same beginning, and counts once.
     *
     * @param from the first moment
     * @param until the first moment after it
     */
    Map<String, Incidents> between(Instant from, Instant until) {
        Map<String, Incidents> channels = new TreeMap<>();
        String query =
                "SELECT state FROM %s WHERE \"name\" =~ /^QueuewatchDrift/ AND time >= %dms AND time < %dms GROUP BY severity, channel, queue"
                        .formatted(
                                Catalogue.ALERT.name(), from.toEpochMilli(), until.toEpochMilli());
        for (Series series : influx.query(database, Retention.OPERATIONS.policy(), query)) {
            Incidents found =
                    channels.computeIfAbsent(
                            series.tags().get("channel"),
                            any -> new Incidents(new TreeSet<>(), new TreeSet<>()));
            for (Series.Point point : series.points()) {
                String name = series.tags().get("queue") + '|' + point.time();
                found.all.add(name);
                if (PAGE.equals(series.tags().get("severity"))) {
                    found.pages.add(name);
                }
            }
        }
        return channels;
    }

    /**
     * The incidents of a channel.
     *
     * @param all by queue and beginning
     * @param pages those that called somebody
     */
    record Incidents(Set<String> all, Set<String> pages) {

        static final Incidents NONE = new Incidents(Set.of(), Set.of());
    }
}
