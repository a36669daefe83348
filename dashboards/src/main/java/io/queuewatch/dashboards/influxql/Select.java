package io.queuewatch.dashboards.influxql;

import io.queuewatch.pipeline.influx.Field;
import io.queuewatch.pipeline.influx.Measurement;
import io.queuewatch.pipeline.influx.Retention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A query of the rows of one measurement, or of another query. Every tag and field is looked up in
 * the catalogue of what is written, so that a wrong name is found when the query is made. Methods
 * return another query and leave this one as it is.
 */
public final class Select {
    private static final String CHOSEN = "$timeFilter";
    private static final String INTERVAL = "interval";

    private final String place;
    private final String source;
    private final Set<String> names;
    private final Set<String> tags;
    private final List<String> rows;
    private final String window;
    private final List<String> guards;
    private final List<String> columns;
    private final List<String> aliases;
    private final List<String> groups;

    private Select(
            String place,
            String source,
            Set<String> names,
            Set<String> tags,
            List<String> rows,
            String window,
            List<String> guards,
            List<String> columns,
            List<String> aliases,
            List<String> groups) {
        this.place = place;
        this.source = source;
        this.names = names;
        this.tags = tags;
        this.rows = rows;
        this.window = window;
        this.guards = guards;
        this.columns = columns;
        this.aliases = aliases;
        this.groups = groups;
    }

    /**
     * Rows of a measurement that has no intervals.
     *
     * @throws IllegalArgumentException where it has
     */
    public static Select from(Measurement measurement) {
        if (measurement.kept() == null || measurement.tags().contains(INTERVAL)) {
            throw new IllegalArgumentException(measurement.name() + " wants an interval");
        }
        return of(measurement, measurement.kept());
    }

    /**
     * Rows of one interval.
     *
     * @throws IllegalArgumentException where the measurement has no intervals, or not this one
     */
    public static Select from(Measurement measurement, String interval) {
        Retention kept =
                measurement.kept() == null ? Retention.ofInterval(interval) : measurement.kept();
        return of(measurement, kept).where(INTERVAL, interval);
    }

    /** What another query answers; what it tells apart may be grouped by again. */
    public static Select from(Select inner) {
        Set<String> names = new LinkedHashSet<>(inner.aliases);
        names.addAll(inner.tagsOfAnswer());
        return new Select(
                "the query in brackets",
                "(" + inner + ")",
                names,
                inner.tagsOfAnswer(),
                List.of(),
                inner.window,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /**
     * Parts of wholes, row by row, where there is a whole: a share is {@code sum(part) /
     * sum(whole)}.
     *
     * @param part an expression, as in {@code service_level * service_level_base}
     * @param whole its denominator
     */
    public static Select parts(Select rows, String part, String whole) {
        return from(rows.column("part", part).column("whole", whole)).positive("whole");
    }

    private static Select of(Measurement measurement, Retention kept) {
        Set<String> names =
                measurement.fields().stream()
                        .map(Field::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        names.addAll(measurement.tags());
        return new Select(
                measurement.name(),
                "\"%s\".\"%s\"".formatted(kept.policy(), measurement.name()),
                names,
                Set.copyOf(measurement.tags()),
                List.of(),
                CHOSEN,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** Rows whose tag has this value. */
    public Select where(String tag, String value) {
        return withRows("%s = '%s'".formatted(name(tag), value));
    }

    /** Rows whose tag has another value. */
    public Select except(String tag, String value) {
        return withRows("%s != '%s'".formatted(name(tag), value));
    }

    /** Rows whose tag has one of the values chosen of a variable. */
    public Select among(String tag, String variable) {
        return withRows("%s =~ /^$%s$/".formatted(name(tag), variable));
    }

    /** Rows in which this is above 0: the denominators of rates. */
    public Select positive(String field) {
        return withGuard("%s > 0".formatted(name(field)));
    }

    /** Rows of the last moments before the end of the range. */
    public Select ofLast(Duration span) {
        return withGuard("time > ${__to}ms - %ds".formatted(span.toSeconds()));
    }

    /** Rows of as long a time as the range, directly before it. */
    public Select before() {
        return new Select(
                place,
                source,
                names,
                tags,
                rows,
                "time >= ${__from}ms - (${__to}ms - ${__from}ms) AND time < ${__from}ms",
                guards,
                columns,
                aliases,
                groups);
    }

    /**
     * One more column.
     *
     * @param alias its name
     * @param expression of names, numbers, {@code + - * /}, brackets and functions, as in {@code
     *     sum(answered) / sum(answer_base)}
     * @throws IllegalArgumentException where a name is not known
     */
    public Select column(String alias, String expression) {
        String column = Expression.quoted(expression, names, place);
        return new Select(
                place,
                source,
                names,
                tags,
                rows,
                window,
                guards,
                with(
                        columns,
                        column.equals("\"" + alias + "\"")
                                ? column
                                : column + " AS \"" + alias + "\""),
                with(aliases, alias),
                groups);
    }

    /** A row for each value of these tags. */
    public Select by(String... tags) {
        return withGroups(Stream.of(tags).map(this::name));
    }

    /** A row for each span of time that has any, as in {@code 15m}. */
    public Select each(String span) {
        return withGroups(Stream.of("time(" + span + ")"));
    }

    /** The query that shows which values a tag has; the time does not matter to it. */
    public String valuesOf(String tag) {
        return "SHOW TAG VALUES FROM %s WITH KEY = %s%s"
                .formatted(
                        source,
                        name(tag),
                        rows.isEmpty() ? "" : " WHERE " + String.join(" AND ", rows));
    }

    /** In InfluxQL. */
    @Override
    public String toString() {
        boolean ofTime = groups.stream().anyMatch(group -> group.startsWith("time("));
        return "SELECT %s FROM %s WHERE %s%s%s"
                .formatted(
                        String.join(", ", columns),
                        source,
                        Stream.of(rows.stream(), Stream.of(window), guards.stream())
                                .flatMap(conditions -> conditions)
                                .collect(Collectors.joining(" AND ")),
                        groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups),
                        ofTime ? " fill(none)" : "");
    }

    /** Rows keep all their tags, sums only those they are grouped by. */
    private Set<String> tagsOfAnswer() {
        if (groups.isEmpty() && columns.stream().noneMatch(Expression::adds)) {
            return tags;
        }
        return groups.stream()
                .filter(group -> group.startsWith("\""))
                .map(group -> group.substring(1, group.length() - 1))
                .collect(Collectors.toSet());
    }

    private String name(String name) {
        return Expression.quoted(name, names, place);
    }

    private Select withRows(String condition) {
        return new Select(
                place,
                source,
                names,
                tags,
                with(rows, condition),
                window,
                guards,
                columns,
                aliases,
                groups);
    }

    private Select withGuard(String condition) {
        return new Select(
                place,
                source,
                names,
                tags,
                rows,
                window,
                with(guards, condition),
                columns,
                aliases,
                groups);
    }

    private Select withGroups(Stream<String> more) {
        return new Select(
                place,
                source,
                names,
                tags,
                rows,
                window,
                guards,
                columns,
                aliases,
                Stream.concat(groups.stream(), more).toList());
    }

    private static List<String> with(List<String> list, String more) {
        List<String> longer = new ArrayList<>(list);
        longer.add(more);
        return List.copyOf(longer);
    }
}
