package io.queuewatch.infra.report;

import static io.queuewatch.infra.influxql.InfluxQuery.literal;

import io.queuewatch.infra.failure.KnownFailure;
import io.queuewatch.infra.influxql.InfluxQueryException;
import io.queuewatch.infra.influxql.Series;
import io.queuewatch.infra.influxql.Series.Point;
import io.queuewatch.pipeline.config.ServiceLevelFormula;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.pipeline.kpi.Measure;
import io.queuewatch.pipeline.kpi.ServiceLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the rows of days of two periods from InfluxDB and adds them up. */
final class ReviewReader {
    private static final String ALL = "*";

    /** Rates and means of {@code kpi_summary}, and the counts that they are of. */
    private static final Map<String, String> RATIOS =
            Map.of(
                    "service_level", "service_level_base",
                    "abandonment_rate", "abandonment_base",
                    "asa_ms", "answered",
                    "aht_ms", "handled_timed");

    private static final List<String> COUNTS =
            List.of(
                    "offered",
                    "answered",
                    "abandoned",
                    "answer_base",
                    "handled_timed",
                    "service_level_base",
                    "abandonment_base");

    private static final List<String> OUTCOMES =
            List.of(
                    "contacts",
                    "cost",
                    "resolved",
                    "resolved_known",
                    "fcr_7_base",
                    "fcr_7_met",
                    "fcr_7_open",
                    "csat_n",
                    "csat_sum_micro",
                    "csat_sum_sq_micro",
                    "nps_n",
                    "promoters",
                    "detractors");

    private static final List<Measure> PARTS =
            List.of(
                    Measure.OFFERED,
                    Measure.ANSWERED,
                    Measure.ANSWERED_IN_TARGET,
                    Measure.ABANDONED,
                    Measure.ABANDONED_IN_TARGET,
                    Measure.SHORT_ABANDONED,
                    Measure.FLOW_OUT,
                    Measure.FLOW_OUT_IN_TARGET,
                    Measure.CALLBACKS_IN_TARGET,
                    Measure.PASSED,
                    Measure.WAIT_ANSWERED_MS,
                    Measure.TALK_MS,
                    Measure.HOLD_MS,
                    Measure.WRAP_MS,
                    Measure.HANDLED_TIMED);

    private final DayRows rows;
    private final Aims aims;

    /**
     * A reader.
     *
     * @param rows the rows of days
     * @param aims what is wanted
     */
    ReviewReader(DayRows rows, Aims aims) {
        this.rows = rows;
        this.aims = aims;
    }

    /**
     * The review of a period.
     *
     * @throws InfluxQueryException where the rows cannot be read
     * @throws KnownFailure where there are none in the period
     */
    Review read(Period period) {
        Map<Channel, Book> now = books(period);
        long asOf = now.values().stream().mapToLong(book -> book.asOf).max().orElse(0);
        if (now.isEmpty()) {
            throw new KnownFailure(
                    "database \"%s\" has no rows of days for %s".formatted(rows.database(), period),
                    "another period with --from and --to, or another --database");
        }
        Map<Channel, Book> before = books(period.before());
        List<ChannelReview> channels = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            if (now.containsKey(channel) || before.containsKey(channel)) {
                channels.add(
                        review(
                                channel,
                                period,
                                now.getOrDefault(channel, new Book()),
                                before.getOrDefault(channel, new Book())));
            }
        }
        return new Review(
                period,
                rows.zone(),
                Instant.ofEpochMilli(asOf),
                List.copyOf(channels),
                new TeamsReader(rows, aims).read(period),
                new OutboundReader(rows).read(period));
    }

    private ChannelReview review(Channel channel, Period period, Book now, Book before) {
        return new ChannelReview(
                channel,
                Ledger.course(period, now.visits, before.visits),
                now.queues,
                now.segments,
                now.moments,
                now.targetMs,
                aims.of(channel, now.targetRate, now.queues.keySet()));
    }

    private Map<Channel, Book> books(Period period) {
        Map<Channel, Book> books = new TreeMap<>();
        for (Channel channel : Channel.values()) {
            Book book = new Book();
            String condition = "channel = " + literal(channel.label());
            summaries(book, period, condition);
            outcomes(book, period, condition);
            dimensions(book, period, condition);
            if (!book.isEmpty()) {
                books.put(channel, book);
            }
        }
        return books;
    }

    private void summaries(Book book, Period period, String ofChannel) {
        String columns =
                Stream.of(COUNTS.stream(), RATIOS.keySet().stream().sorted())
                        .flatMap(names -> names)
                        .collect(Collectors.joining(", "));
        for (Series series :
                rows.of(
                        Catalogue.KPI_SUMMARY,
                        period,
                        columns + ", service_level_formula, target_ms, target_rate, as_of",
                        "\"view\" = 'cohort' AND \"interval\" = '1d' AND " + ofChannel,
                        "queue")) {
            String queue = series.tags().get("queue");
            for (Point point : series.points()) {
                book.asOf = Math.max(book.asOf, point.integer("as_of").orElse(point.time()));
                if (queue.equals(ALL)) {
                    book.targetMs = point.number("target_ms");
                    book.targetRate = point.number("target_rate");
                } else {
                    book.add(rows.day(point), queue, summary(point));
                    String formula = point.text("service_level_formula");
                    if (formula != null) {
                        book.formulas.put(queue, ServiceLevelFormula.of(formula));
                    }
                }
            }
        }
    }

    /** Numerators are whole numbers: of milliseconds, or of visits. */
    private static Tally summary(Point point) {
        Tally row = Tally.of(point, COUNTS);
        RATIOS.forEach(
                (rate, base) ->
                        row.add(
                                rate,
                                Math.round(
                                        point.number(rate).orElse(0)
                                                * point.integer(base).orElse(0))));
        return row;
    }

    private void outcomes(Book book, Period period, String ofChannel) {
        for (Series series :
                rows.of(
                        Catalogue.OUTCOME,
                        period,
                        String.join(", ", OUTCOMES),
                        ofChannel + " AND queue != '*'",
                        "queue, segment")) {
            String segment = series.tags().get("segment");
            for (Point point : series.points()) {
                Tally row = Tally.of(point, OUTCOMES);
                if (segment.equals(ALL)) {
                    book.addOutcome(rows.day(point), series.tags().get("queue"), row);
                } else {
                    Tally.in(book.segments, segment).add(row);
                }
            }
        }
    }

    private void dimensions(Book book, Period period, String ofChannel) {
        String sums =
                PARTS.stream()
                        .map(part -> "sum(" + part.field() + ") AS " + part.field())
                        .collect(Collectors.joining(", "));
        for (Series series :
                rows.of(
                        Catalogue.KPI_BY,
                        period,
                        sums,
                        "\"interval\" = '1d' AND "
                                + ofChannel
                                + " AND (dimension = 'segment' OR dimension = 'moment')",
                        "dimension, value, queue")) {
            Map<String, String> tags = series.tags();
            ServiceLevelFormula formula =
                    book.formulas.getOrDefault(
                            tags.get("queue"), ServiceLevelFormula.SHORT_ABANDONS_EXCLUDED);
            for (Point point : series.points()) {
                Tally.in(
                                tags.get("dimension").equals("segment")
                                        ? book.segments
                                        : book.moments,
                                tags.get("value"))
                        .add(part(point, formula));
            }
        }
    }

    private static Tally part(Point point, ServiceLevelFormula formula) {
        long answered = of(point, Measure.ANSWERED);
        long abandoned = of(point, Measure.ABANDONED);
        long shortAbandoned = of(point, Measure.SHORT_ABANDONED);
        ServiceLevel level = ServiceLevel.of(formula, measure -> of(point, measure));
        Tally row = new Tally();
        row.add("offered", of(point, Measure.OFFERED));
        row.add("answered", answered);
        row.add("abandoned", abandoned);
        row.add("answer_base", answered + abandoned + of(point, Measure.FLOW_OUT));
        row.add("service_level", level.hits());
        row.add("service_level_base", level.base());
        row.add("abandonment_rate", abandoned - shortAbandoned);
        row.add("abandonment_base", answered + abandoned - shortAbandoned);
        row.add("asa_ms", of(point, Measure.WAIT_ANSWERED_MS));
        row.add(
                "aht_ms",
                of(point, Measure.TALK_MS)
                        + of(point, Measure.HOLD_MS)
                        + of(point, Measure.WRAP_MS));
        row.add("handled_timed", of(point, Measure.HANDLED_TIMED));
        return row;
    }

    private static long of(Point point, Measure measure) {
        return point.integer(measure.field()).orElse(0);
    }
}
