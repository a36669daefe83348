package io.queuewatch.infra.imports;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks the columns of a mapping. */
final class ColumnCheck {

    private static final JsonPointer COLUMNS = JsonPointer.compile("/columns");

    private final Mapping mapping;
    private final Places places;
    private final List<String> names;

    ColumnCheck(Mapping mapping, Places places) {
        this.mapping = mapping;
        this.places = places;
        this.names = List.copyOf(mapping.columns().keySet());
    }

    /**
     * The columns in the order of the mapping.
     *
     * @throws MappingException where one is wrong
     */
    List<Column> checked() {
        List<Column> columns = mapping.columns().entrySet().stream().map(this::column).toList();
        checkOrder(columns);
        return columns;
    }

    private Column column(Map.Entry<String, Mapping.Column> entry) {
        String name = entry.getKey();
        JsonPointer key = COLUMNS.appendProperty(name);
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw places.wrong(
                    key,
                    "expressions know columns by names of letters, digits and _;"
                            + " give '%s' another name and say from: \"%s\"".formatted(name, name));
        }
        Mapping.Column column =
                entry.getValue() == null
                        ? new Mapping.Column(null, null, null, null, null, null)
                        : entry.getValue();
        CellKind kind =
                CellKind.of(column.is())
                        .orElseThrow(
                                () ->
                                        places.wrong(
                                                key.appendProperty("is"),
                                                "'%s' is none of %s"
                                                        .formatted(column.is(), CellKind.words())));
        String header = column.from() == null ? name : column.from();
        if (!mapping.file().names().isEmpty() && !mapping.file().names().contains(header)) {
            throw places.wrong(
                    key,
                    "file.names has no column '%s'; it has %s"
                            .formatted(header, String.join(", ", mapping.file().names())));
        }
        return new Column(
                name,
                header,
                kind,
                formats(key, kind, column.format()),
                Stream.concat(mapping.missing().stream(), column.missing().stream())
                        .collect(Collectors.toUnmodifiableSet()),
                on(key, kind, column.on()),
                follows(key, kind, column.follows()));
    }

    private DateFormats formats(JsonPointer key, CellKind kind, List<String> patterns) {
        if (kind.isFormatted() == patterns.isEmpty()) {
            throw places.wrong(
                    patterns.isEmpty() ? key : key.appendProperty("format"),
                    kind.isFormatted()
                            ? "a %s needs a format, such as %s"
                                    .formatted(
                                            kind.word(),
                                            kind == CellKind.TIME ? "H:mm:ss" : "uuuu-MM-dd")
                            : "a %s has no format".formatted(kind.word()));
        }
        try {
            return new DateFormats(patterns);
        } catch (IllegalArgumentException e) {
            throw places.wrong(
                    key.appendProperty("format"),
                    "%s is no format of dates or times: %s".formatted(patterns, e.getMessage()));
        }
    }

    private int on(JsonPointer key, CellKind kind, String date) {
        if ((kind == CellKind.TIME) != (date != null)) {
            throw places.wrong(
                    date == null ? key : key.appendProperty("on"),
                    kind == CellKind.TIME
                            ? "a time needs a date: say on: and the column that has it"
                            : "only a time is on a date of another column");
        }
        if (date == null) {
            return -1;
        }
        int number = number(key.appendProperty("on"), date);
        if (!mapping.columns().get(date).is().equals(CellKind.DATE.word())) {
            throw places.wrong(key.appendProperty("on"), "column '%s' is no date".formatted(date));
        }
        return number;
    }

    private List<Integer> follows(JsonPointer key, CellKind kind, List<String> follows) {
        JsonPointer at = key.appendProperty("follows");
        if (!follows.isEmpty() && kind != CellKind.TIME && kind != CellKind.DATE_TIME) {
            throw places.wrong(at, "only a time or dateTime follows another");
        }
        return follows.stream().map(name -> number(at, name)).toList();
    }

    private int number(JsonPointer key, String column) {
        if (mapping.columns().get(column) == null) {
            throw places.wrong(
                    key,
                    "there is no column '%s' with a date or time; there are %s"
                            .formatted(column, String.join(", ", names)));
        }
        return names.indexOf(column);
    }

    /** A time may follow moments only, and not, by a detour, itself. */
    private void checkOrder(List<Column> columns) {
        for (Column column : columns) {
            JsonPointer key = COLUMNS.appendProperty(column.name()).appendProperty("follows");
            Set<Integer> before = new HashSet<>();
            List<Integer> next = new ArrayList<>(column.follows());
            while (!next.isEmpty()) {
                int followed = next.remove(0);
                if (!columns.get(followed).kind().isMoment()) {
                    throw places.wrong(
                            key, "column '%s' is no time".formatted(columns.get(followed).name()));
                }
                if (columns.get(followed) == column) {
                    throw places.wrong(key, "a time cannot follow itself");
                }
                if (before.add(followed)) {
                    next.addAll(columns.get(followed).follows());
                }
            }
        }
    }
}
