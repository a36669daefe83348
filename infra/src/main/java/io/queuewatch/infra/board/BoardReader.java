package io.queuewatch.infra.board;

import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.influxql.InfluxQueryException;
import io.queuewatch.infra.influxql.Series;
import io.queuewatch.infra.influxql.Series.Point;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.influx.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads from InfluxDB what the wallboard shows. */
public final class BoardReader {
    /** Queues of which nothing has come for so long are gone. */
    static final Duration REMEMBERED = Duration.ofDays(1);

    private static final String NO_QUEUE = "none";

    private final InfluxQuery influx;
    private final String database;
    private final List<Channel> channels;
    private final Clock clock;

    /**
     * A reader of some channels.
     *
     * @param influx where the figures are
     * @param database that they are in, with the retention policies of {@link Retention}
     * @param channels in the order in which they are shown
     * @param clock the present
     */
    public BoardReader(InfluxQuery influx, String database, List<Channel> channels, Clock clock) {
        this.influx = influx;
        this.database = database;
        this.channels = List.copyOf(channels);
        this.clock = clock;
    }

    /**
     * The figures as they are.
     *
     * @throws InfluxQueryException where they cannot be read
     */
    Snapshot read() {
        return new Snapshot(
                channels.stream()
                        .map(this::read)
                        .filter(channel -> !channel.queues().isEmpty())
                        .toList());
    }

    private ChannelRows read(Channel channel) {
        Map<String, Point> now = newest(now(channel));
        Instant reached =
                now.values().stream()
                        .map(BoardReader::asOf)
                        .max(Comparator.naturalOrder())
                        .orElseGet(clock::instant);
        Recent period = Recent.of(channel);
        Map<String, Measures> recent =
                measures(
                        channel,
                        period.policy(),
                        period.interval(),
                        reached.minus(period.length()));
        // A day has 24 hours here: on the one of 25 the last hour begins a day of its own.
        Map<String, Measures> today =
                measures(
                        channel,
                        Retention.TRENDS.policy(),
                        "1d",
                        reached.minus(Duration.ofDays(1)));
        List<QueueRow> rows = new ArrayList<>();
        now.forEach(
                (queue, point) ->
                        rows.add(
                                new QueueRow(
                                        queue,
                                        asOf(point),
                                        numbers(point),
                                        recent.getOrDefault(queue, Measures.NONE),
                                        today.getOrDefault(queue, Measures.NONE))));
        return new ChannelRows(
                channel,
                List.copyOf(rows),
                QueueRow.total(
                        rows,
                        recent.getOrDefault(QueueRow.TOTAL, Measures.NONE),
                        today.getOrDefault(QueueRow.TOTAL, Measures.NONE)));
    }

    private List<Series> now(Channel channel) {
        return influx.query(
                database,
                Retention.LIVE.policy(),
                "SELECT "
                        + String.join(", ", QueueRow.NOW)
                        + ", as_of FROM queue_now WHERE channel = "
                        + InfluxQuery.literal(channel.label())
                        + since(clock.instant().minus(REMEMBERED))
                        + " GROUP BY queue ORDER BY time DESC LIMIT 1");
    }

    private Map<String, Measures> measures(
            Channel channel, String policy, String interval, Instant after) {
        Map<String, Measures> found = new TreeMap<>();
        influx.query(
                        database,
                        policy,
                        "SELECT "
                                + Measures.COLUMNS
                                + " FROM kpi_summary WHERE \"view\" = 'live' AND \"interval\" = "
                                + InfluxQuery.literal(interval)
                                + " AND channel = "
                                + InfluxQuery.literal(channel.label())
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

    private static Map<String, Long> numbers(Point now) {
        Map<String, Long> numbers = new HashMap<>();
        for (String field : QueueRow.NOW) {
            now.integer(field).ifPresent(value -> numbers.put(field, value));
        }
        return Map.copyOf(numbers);
    }

    private static Instant asOf(Point now) {
        return Instant.ofEpochMilli(now.integer("as_of").orElse(now.time()));
    }

    private static String queue(Series series) {
        return series.tags().get("queue");
    }
}
