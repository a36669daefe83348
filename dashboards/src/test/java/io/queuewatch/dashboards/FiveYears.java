package io.queuewatch.dashboards;

import com.influxdb.client.write.Point;
import io.queuewatch.infra.local.InfluxDatabases;
import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.pipeline.influx.Retention;
import io.queuewatch.schemas.KpiBy;
import io.queuewatch.schemas.KpiSummary;
import io.queuewatch.schemas.Outcome;
import java.io.IOException;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows of a day of five years, as the jobs write them, of a centre of ten queues in Vienna: nobody
 * can wait for a simulation of as long a time.
 *
 * <p>A queue has 100 contacts a day and 40 on Sundays, 10 more in every year after the first. Of
 * those of each day 80 % are answered in target, 75 % solved at once; half of the customers are
 * asked what they think, and give 4.5 of 5 points and an NPS of 40. A contact costs 6.00.
 */
final class FiveYears {
    static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    static final LocalDate FIRST = LocalDate.parse("2021-03-01");
    static final LocalDate LAST = LocalDate.parse("2026-02-28");
    static final int QUEUES = 10;

    private static final String DATABASE = "queuewatch";
    private static final String ALL = "*";
    private static final int DAYS_AT_ONCE = 30;
    private static final int MINUTE = 60_000;

    private static final Map<String, List<String>> CHANNELS =
            Map.of(
                    "voice", List.of("sales", "support", "billing", "technical", "vip"),
                    "chat", List.of("sales-chat", "support-chat"),
                    "email", List.of("support-mail", "billing-mail"),
                    "social", List.of("social"));

    private static final Map<String, List<String>> PARTS =
            Map.of("segment", List.of("business", "private"), "moment", List.of("order", "repair"));

    private FiveYears() {}

    /** Makes the database and writes the years into it. */
    static FilledDatabase writeTo(URI url) throws IOException, InterruptedException {
        new InfluxDatabases(url, Optional.empty()).provisionForHistory(DATABASE);
        FilledDatabase filled = new FilledDatabase(url, DATABASE, days(FIRST, LAST.plusDays(1)));
        List<String> lines = new ArrayList<>();
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            rowsOf(day).forEach(point -> lines.add(point.toLineProtocol()));
            if (day.equals(LAST) || day.toEpochDay() % DAYS_AT_ONCE == 0) {
                filled.write(Retention.TRENDS, lines);
                lines.clear();
            }
        }
        return filled;
    }

    /** From midnight in Vienna until just before another. */
    static TimeRange days(LocalDate from, LocalDate before) {
        return new TimeRange(midnight(from), midnight(before).minusMillis(1));
    }

    /** Contacts of one queue in a day. */
    static long contacts(LocalDate day) {
        long years = FIRST.until(day).getYears();
        return (day.getDayOfWeek() == DayOfWeek.SUNDAY ? 40 : 100) + 10 * years;
    }

    private static List<Point> rowsOf(LocalDate day) {
        List<Point> points = new ArrayList<>();
        CHANNELS.forEach(
                (channel, queues) -> {
                    points.add(summary(day, channel, ALL, queues.size()));
                    points.add(outcome(day, channel, ALL, ALL, queues.size()));
                    for (String queue : queues) {
                        points.add(summary(day, channel, queue, 1));
                        for (String segment : PARTS.get("segment")) {
                            points.add(outcome(day, channel, queue, segment, 0.5));
                        }
                    }
                    PARTS.forEach(
                            (dimension, values) -> {
                                for (String value : values) {
                                    points.add(part(day, channel, queues.get(0), dimension, value));
                                }
                            });
                });
        return points;
    }

    private static Point summary(LocalDate day, String channel, String queue, int queues) {
        long visits = contacts(day) * queues;
        return Catalogue.KPI_SUMMARY.point(
                KpiSummary.newBuilder()
                        .setView("cohort")
                        .setInterval("1d")
                        .setChannel(channel)
                        .setQueue(queue)
                        .setStart(midnight(day))
                        .setAsOf(midnight(day.plusDays(1)))
                        .setOffered(visits)
                        .setAnswered(visits)
                        .setAnswerBase(visits)
                        .setAnswerRate(1.0)
                        .setServiceLevelBase(visits)
                        .setServiceLevel(0.8)
                        .setServiceLevelFormula("short-abandons-excluded")
                        .setTargetMs(20_000L)
                        .setTargetRate(0.85)
                        .build());
    }

    private static Point outcome(
            LocalDate day, String channel, String queue, String segment, double queues) {
        long contacts = Math.round(contacts(day) * queues);
        return Catalogue.OUTCOME.point(
                Outcome.newBuilder()
                        .setChannel(channel)
                        .setQueue(queue)
                        .setSegment(segment)
                        .setStart(midnight(day))
                        .setAsOf(midnight(day.plusDays(1)))
                        .setContacts(contacts)
                        .setContactsHandled(contacts)
                        .setCost(600 * contacts)
                        .setResolved(contacts)
                        .setResolvedKnown(contacts)
                        .setFcr7Base(4 * contacts)
                        .setFcr7Met(3 * contacts)
                        .setSurveysInvited(contacts)
                        .setSurveysAnswered(contacts)
                        .setCsatN(2 * contacts)
                        .setCsatSumMicro(9_000_000 * contacts)
                        .setNpsN(10 * contacts)
                        .setPromoters(6 * contacts)
                        .setDetractors(2 * contacts)
                        .build());
    }

    private static Point part(
            LocalDate day, String channel, String queue, String dimension, String value) {
        long visits = contacts(day);
        return Catalogue.KPI_BY.point(
                KpiBy.newBuilder()
                        .setDimension(dimension)
                        .setValue(value)
                        .setInterval("1d")
                        .setChannel(channel)
                        .setQueue(queue)
                        .setStart(midnight(day))
                        .setAsOf(midnight(day.plusDays(1)))
                        .setOffered(visits)
                        .setAnswered(visits * 9)
                        .setAnsweredInTarget(visits * 8)
                        .setAbandoned(visits)
                        .setPassed(visits * 2)
                        .setHandled(visits)
                        .setHandledTimed(visits)
                        .setTalkMs(4 * MINUTE * visits)
                        .setHoldMs(MINUTE * visits)
                        .setWrapMs(MINUTE * visits)
                        .build());
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(VIENNA).toInstant();
    }
}
