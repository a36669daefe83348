package io.queuewatch.infra.report;

import io.queuewatch.infra.influxql.Series;
import io.queuewatch.infra.influxql.Series.Point;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.influx.Catalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what became of the contacts that the centre began.
 *
 * @param rows the rows of days
 */
record OutboundReader(DayRows rows) {
    private static final List<String> FIELDS = List.of("contacts", "handled", "talk_ms");

    /** Of each channel that has any, in a period or in the one before. */
    List<OutboundReview> read(Period period) {
        List<OutboundReview> reviews = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            SortedMap<String, Tally> queues = new TreeMap<>();
            SortedMap<String, Tally> directions = new TreeMap<>();
            Ledger now = read(channel, period, queues, directions);
            Ledger before = read(channel, period.before(), new TreeMap<>(), new TreeMap<>());
            if (!now.isEmpty() || !before.isEmpty()) {
                reviews.add(
                        new OutboundReview(
                                channel, Ledger.course(period, now, before), queues, directions));
            }
        }
        return List.copyOf(reviews);
    }

    private Ledger read(
            Channel channel,
            Period period,
            SortedMap<String, Tally> queues,
            SortedMap<String, Tally> directions) {
        Ledger all = new Ledger();
        for (Series series :
                rows.of(
                        Catalogue.OUTBOUND,
                        period,
                        String.join(", ", FIELDS),
                        "channel = '" + channel.label() + "' AND queue != '*'",
                        "queue, direction")) {
            for (Point point : series.points()) {
                Tally row = Tally.of(point, FIELDS);
                all.add(rows.day(point), row);
                Tally.in(queues, series.tags().get("queue")).add(row);
                Tally.in(directions, series.tags().get("direction")).add(row);
            }
        }
        return all;
    }
}
