package io.queuewatch.dashboards;

import io.queuewatch.infra.influxql.InfluxCredentials;
import io.queuewatch.infra.influxql.Series;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.pipeline.influx.Field;
import io.queuewatch.pipeline.influx.Measurement;
import io.queuewatch.pipeline.influx.Retention;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

/**
 * What is in an InfluxDB that jobs filled, live or with history: when each measurement begins and
 * ends, and of which channels it is. Queries are asked as if it were the end.
 */
final class Filling {
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /** Measurements whose rows are of moments instead of intervals. */
    private static final Set<String> AT_MOMENTS =
            Set.of(Catalogue.QUEUE_NOW.name(), Catalogue.PIPELINE.name());

    private final FilledDatabase database;
    private final Map<String, TimeRange> spans = new HashMap<>();
    private final Map<String, List<String>> channels = new HashMap<>();
    private final Instant lastVisit;

    private Filling(FilledDatabase database) {
        this.database = database;
        Catalogue.measurements().forEach(this::look);
        lastVisit =
                time("SELECT last(offered) FROM operations.kpi WHERE \"view\" = 'live'"
                                + " AND \"interval\" = '15m' AND offered > 0")
                        .orElseThrow()
                        .plus(QUARTER)
                        .minusMillis(1);
    }

    /** Looks into it, as whom the environment says. */
    static Filling of(URI url, String name) {
        return new Filling(
                new FilledDatabase(
                        url,
                        name,
                        InfluxCredentials.of(System.getenv()),
                        new TimeRange(Instant.EPOCH, Instant.EPOCH)));
    }

    /** Whether nothing of a measurement is written. */
    boolean lacks(Measurement measurement) {
        return !spans.containsKey(measurement.name());
    }

    /** Whether nothing is written of a measurement, or of the channel, that a query asks for. */
    boolean lacks(DashboardQuery query) {
        return measurements(query)
                .anyMatch(
                        measurement ->
                                !spans.containsKey(measurement)
                                        || query.influxQl()
                                                .tagValue("channel")
                                                .filter(c -> !channels.get(measurement).contains(c))
                                                .isPresent());
    }

    /** Whether all that is written is younger than what a panel looks back to. */
    boolean isYounger(Dashboard dashboard, DashboardQuery query) {
        return !query.earlier().isZero()
                && asked(dashboard, query)
                        .range()
                        .earlierBy(query.earlier(), FiveYears.VIENNA)
                        .to()
                        .isBefore(spans.get(Catalogue.KPI_SUMMARY.name()).from());
    }

    /** What a query of a dashboard is answered. */
    List<Series> answer(Dashboard dashboard, DashboardQuery query) {
        return asked(dashboard, query).answer(dashboard, query);
    }

    /** What a query of an alert rule is answered. */
    List<Series> answer(AlertRule rule, DashboardQuery query) {
        return database.over(rule.range(query.refId(), end(query)))
                .answer(rule.asDashboard(), query);
    }

    /**
     * The time that a dashboard shows when it is opened; those of weeks and quarters at the later
     * half of what there is, so that there is a time before it; and alerts at all times, since on
     * which day one begins is up to chance.
     */
    private FilledDatabase asked(Dashboard dashboard, DashboardQuery query) {
        if (measurements(query).anyMatch(Catalogue.ALERT.name()::equals)) {
            return database.over(spans.get(Catalogue.ALERT.name()));
        }
        Instant end = end(query);
        if (dashboard.isOfTrends()) {
            Instant begin = spans.get(Catalogue.OUTCOME.name()).from();
            Instant middle = begin.plus(Duration.between(begin, end).dividedBy(2));
            return database.over(new TimeRange(middle, end));
        }
        return database.over(dashboard.opened(end, FiveYears.VIENNA));
    }

    /** Of what is so now, the newest row; else the end of the last quarter with a visit. */
    private Instant end(DashboardQuery query) {
        return measurements(query)
                .filter(AT_MOMENTS::contains)
                .map(measurement -> spans.get(measurement).to())
                .findFirst()
                .orElse(lastVisit);
    }

    private static Stream<String> measurements(DashboardQuery query) {
        return query.influxQl().sources().stream().map(source -> source.get(source.size() - 1));
    }

    /**
     * The numbers of a measurement that no row has.
     *
     * @param channel whose rows, or those of all
     * @param counts which values do not count as none
     */
    List<String> untold(
            Measurement measurement, Optional<Channel> channel, DoublePredicate counts) {
        String where = channel.map(c -> " WHERE channel = '%s'".formatted(c.label())).orElse("");
        Set<String> told = new HashSet<>();
        for (Retention retention : Retention.values()) {
            List<Series> most =
                    database.ask(
                            "SELECT max(*) FROM \"%s\".\"%s\"%s"
                                    .formatted(retention.policy(), measurement.name(), where));
            numbers(measurement)
                    .filter(
                            field ->
                                    most.stream()
                                            .map(series -> series.points().get(0))
                                            .map(point -> point.number("max_" + field))
                                            .flatMapToDouble(OptionalDouble::stream)
                                            .anyMatch(counts))
                    .forEach(told::add);
        }
        return numbers(measurement).filter(field -> !told.contains(field)).toList();
    }

    private static Stream<String> numbers(Measurement measurement) {
        return measurement.fields().stream()
                .filter(field -> field.type() != Field.Type.STRING)
                .map(Field::name);
    }

    private void look(Measurement measurement) {
        for (Retention retention : Retention.values()) {
            String place = "\"%s\".\"%s\"".formatted(retention.policy(), measurement.name());
            Optional<Instant> first = time("SELECT * FROM " + place + " ORDER BY time LIMIT 1");
            if (first.isPresent()) {
                Instant last =
                        time("SELECT * FROM " + place + " ORDER BY time DESC LIMIT 1")
                                .orElseThrow();
                spans.merge(measurement.name(), new TimeRange(first.get(), last), TimeRange::with);
                channels.computeIfAbsent(measurement.name(), name -> new ArrayList<>())
                        .addAll(
                                FilledDatabase.values(
                                        database.ask(
                                                "SHOW TAG VALUES FROM "
                                                        + place
                                                        + " WITH KEY = channel")));
            }
        }
    }

    private Optional<Instant> time(String query) {
        return database.ask(query).stream()
                .map(series -> Instant.ofEpochMilli(series.points().get(0).time()))
                .findFirst();
    }
}
