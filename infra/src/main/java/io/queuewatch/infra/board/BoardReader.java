package io.queuewatch.infra.board;

import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.influxql.InfluxQueryException;
import io.queuewatch.infra.influxql.Series;
import io.queuewatch.infra.influxql.Series.Point;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads from InfluxDB what the wallboard of one channel shows. */
public final class BoardReader {
    /** The period called recent. */
    static final Duration RECENT = Duration.ofMinutes(15);

    /** Queues of which nothing has come for so long are gone. */
    static final Duration REMEMBERED = Duration.ofDays(1);

    private static final String NO_QUEUE = "none";

    private final InfluxQuery influx;
    private final String database;
    private final String channel;
    private final Clock clock;

    /**
     * A reader of one channel.
     *
     * @param influx where the figures are
     * @param database that they are in, with the retention policies {@code live} and {@code trends}
     * @param channel as in {@code voice}
     * @param clock the present
     */
    public BoardReader(InfluxQuery influx, String database, String channel, Clock clock) {
        this.influx = influx;
        this.database = database;
        this.channel = channel;
        this.clock = clock;
    }

    /**
     * The figures as they are.
     *
     * @throws InfluxQueryException where they cannot be read
     */
    Snapshot read() {
        Map<String, Point> now = new TreeMap<>(newest(now()));
        Instant reached =
                now.values().stream()
                        .map(BoardReader::asOf)
                        .max(Comparator.naturalOrder())
                        .orElseGet(clock::instant);
        Map<String, Measures> recent = measures("live", "1m", reached.minus(RECENT));
        // A day has 24 hours here: on the one of 25 the last hour begins a day of its own.
        Map<String, Measures> today = measures("trends", "1d", reached.minus(Duration.ofDays(1)));
        List<QueueRow> rows = new ArrayList<>();
        now.forEach(
                (queue, point) ->
                        rows.add(
                                row(
                                        point,
                                        recent.getOrDefault(queue, Measures.NONE),
                                        today.getOrDefault(queue, Measures.NONE))));
        return new Snapshot(
                channel,
                List.copyOf(rows),
                QueueRow.total(
                        rows,
                        recent.getOrDefault(QueueRow.TOTAL, Measures.NONE),
                        today.getOrDefault(QueueRow.TOTAL, Measures.NONE)));
    }

    private List<Series> now() {
        return influx.query(
                database,
                "live",
                "SELECT waiting, oldest_wait, callbacks_waiting, in_service, agents_on_contact,"
                        + " as_of FROM queue_now WHERE channel = "
                        + InfluxQuery.literal(channel)
                        + since(clock.instant().minus(REMEMBERED))
                        + " GROUP BY queue ORDER BY time DESC LIMIT 1");
    }

    private Map<String, Measures> measures(String policy, String interval, Instant after) {
        Map<String, Measures> found = new TreeMap<>();
        influx.query(
                        database,
                        policy,
                        "SELECT "
                                + Measures.COLUMNS
                                + " FROM kpi_summary WHERE \"view\" = 'live' AND \"interval\" = "
                                + InfluxQuery.literal(interval)
                                + " AND channel = "
                                + InfluxQuery.literal(channel)
                                + since(after)
                                + " GROUP BY queue")
                .forEach(series -> found.put(queue(series), Measures.of(series.points())));
        return found;
    }

    private static String since(Instant after) {
        return " AND time > " + InfluxQuery.literal(after.toString());
    }

    private static Map<String, Point> newest(List<Series> answer) {
        Map<String, Point> newest = new TreeMap<>();
        for (Series series : answer) {
            if (!queue(series).equals(NO_QUEUE)) {
                newest.put(queue(series), series.points().get(0));
            }
        }
        return newest;
    }

    private static QueueRow row(Point now, Measures recent, Measures today) {
        return new QueueRow(
                now.text("queue"),
                asOf(now),
                now.integer("waiting").orElse(0),
                now.integer("oldest_wait").orElse(0),
                now.integer("callbacks_waiting").orElse(0),
                now.integer("in_service").orElse(0),
                now.integer("agents_on_contact").orElse(0),
                recent,
                today);
    }

    private static Instant asOf(Point now) {
        return Instant.ofEpochMilli(now.integer("as_of").orElse(now.time()));
    }

    private static String queue(Series series) {
        return series.tags().get("queue");
    }
}
