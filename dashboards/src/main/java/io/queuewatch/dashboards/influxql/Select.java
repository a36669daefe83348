package io.queuewatch.dashboards.influxql;

import io.queuewatch.pipeline.influx.Field;
import io.queuewatch.pipeline.influx.Measurement;
import io.queuewatch.pipeline.influx.Retention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A query of the rows of one measurement, or of another query. Every tag and field is looked up in
 * the catalogue of what is written, so that a wrong name is found when the query is made. Methods
 * return another query and leave this one as it is.
 */
public final class Select {
    private static final String CHOSEN = "$timeFilter";
    private static final String BEFORE =
            "time >= ${__from}ms - (${__to}ms - ${__from}ms) AND time < ${__from}ms";
    private static final String INTERVAL = "interval";

    private final String place;
    private final String source;
    private final Set<String> names;
    private final Set<String> tags;
    private final List<String> rows = new ArrayList<>();
    private final List<String> guards = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private final List<String> aliases = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private String window = CHOSEN;
    private String end = "";

    private Select(String place, String source, Set<String> names, Set<String> tags) {
        this.place = place;
        this.source = source;
        this.names = names;
        this.tags = tags;
    }

    private Select(Select other) {
        this(other.place, other.source, other.names, other.tags);
        rows.addAll(other.rows);
        guards.addAll(other.guards);
        columns.addAll(other.columns);
        aliases.addAll(other.aliases);
        groups.addAll(other.groups);
        window = other.window;
        end = other.end;
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
        Set<String> tags = inner.tagsOfAnswer();
        Set<String> names = new TreeSet<>(inner.aliases);
        names.addAll(tags);
        Select outer = new Select("the query in brackets", "(" + inner + ")", names, tags);
        outer.window = inner.window;
        return outer;
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
                Set.copyOf(measurement.tags()));
    }

    /** Rows whose tag, or field of text, has this value. */
    public Select where(String tag, String value) {
        return with(next -> next.rows.add("%s = '%s'".formatted(name(tag), value)));
    }

    /** Rows whose tag has another value. */
    public Select except(String tag, String value) {
        return with(next -> next.rows.add("%s != '%s'".formatted(name(tag), value)));
    }

    /** Rows whose tag has one of the values chosen of a variable. */
    public Select among(String tag, String variable) {
        return with(next -> next.rows.add("%s =~ /^$%s$/".formatted(name(tag), variable)));
    }

    /**
     * Rows whose tag has a value that begins so.
     *
     * @throws IllegalArgumentException where the beginning is not of letters and digits alone
     */
    public Select beginning(String tag, String start) {
        mustBePlain(start);
        return with(next -> next.rows.add("%s =~ /^%s/".formatted(name(tag), start)));
    }

    /**
     * Rows whose tag, or field of text, has one of these words in it.
     *
     * @throws IllegalArgumentException where a word is not of letters and digits alone
     */
    public Select naming(String tag, String... words) {
        Stream.of(words).forEach(Select::mustBePlain);
        return with(
                next -> next.rows.add("%s =~ /%s/".formatted(name(tag), String.join("|", words))));
    }

    /** Rows in which this is above 0: the denominators of rates. */
    public Select positive(String field) {
        return with(next -> next.guards.add("%s > 0".formatted(name(field))));
    }

    /** Rows of the last moments before the end of the range. */
    public Select ofLast(Duration span) {
        return with(next -> next.guards.add("time > ${__to}ms - %ds".formatted(span.toSeconds())));
    }

    /** Rows of as long a time as the range, directly before it. */
    public Select before() {
        return with(next -> next.window = BEFORE);
    }

    /** Rows of so long a time until the end of the range, whatever its beginning. */
    public Select lookingBack(Duration span) {
        return with(
                next ->
                        next.window =
                                "time > ${__to}ms - %dd AND time <= ${__to}ms"
                                        .formatted(span.toDays()));
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
        String name = "\"" + alias + "\"";
        return with(
                next -> {
                    next.columns.add(column.equals(name) ? column : column + " AS " + name);
                    next.aliases.add(alias);
                });
    }

    /** More columns, tags and fields as they are. */
    public Select columns(String... plain) {
        Select query = this;
        for (String name : plain) {
            query = query.column(name, name);
        }
        return query;
    }

    /** A row for each value of these tags. */
    public Select by(String... tagNames) {
        return with(next -> Stream.of(tagNames).map(this::name).forEach(next.groups::add));
    }

    /** A row for each span of time that has any, as in {@code 15m}. */
    public Select each(String span) {
        return with(
                next -> {
                    next.groups.add("time(" + span + ")");
                    next.end = " fill(none)";
                });
    }

    /** The newest rows only, the newest first. */
    public Select newest(int atMost) {
        return with(next -> next.end = " ORDER BY time DESC LIMIT " + atMost);
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
        return "SELECT %s FROM %s WHERE %s%s%s"
                .formatted(
                        String.join(", ", columns),
                        source,
                        Stream.of(rows.stream(), Stream.of(window), guards.stream())
                                .flatMap(conditions -> conditions)
                                .collect(Collectors.joining(" AND ")),
                        groups.isEmpty() ? "" : " GROUP BY " + String.join(", ", groups),
                        end);
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

    private static void mustBePlain(String word) {
        if (!word.matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException(word + " is not of letters and digits alone");
        }
    }

    private String name(String name) {
        return Expression.quoted(name, names, place);
    }

    private Select with(Consumer<Select> change) {
        Select next = new Select(this);
        change.accept(next);
        return next;
    }
}
