package io.queuewatch.infra.imports;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks the columns of a mapping. */
final class ColumnCheck {

    private static final JsonPointer COLUMNS = JsonPointer.compile("/columns");
    private static final int NONE = -1;

    private final Mapping mapping;
    private final Places places;
    private final Mistakes mistakes;
    private final List<String> names;
    private final Map<String, CellKind> kinds = new HashMap<>();

    ColumnCheck(Mapping mapping, Places places, Mistakes mistakes) {
        this.mapping = mapping;
        this.places = places;
        this.mistakes = mistakes;
        this.names = places.keys(COLUMNS);
    }

    /** The columns in the order of the mapping; what is wrong is among the mistakes. */
    List<Column> checked() {
        names.forEach(name -> kinds.put(name, mistakes.check(() -> kind(name), null)));
        List<Column> columns = names.stream().map(this::column).toList();
        columns.forEach(column -> checkOrder(column, columns));
        return columns;
    }

    /** Null where it could not be read; what depends on it is no mistake of its own. */
    private CellKind kind(String name) {
        JsonPointer is = COLUMNS.appendProperty(name).appendProperty("is");
        if (mistakes.hide(is)) {
            return null;
        }
        String word = settings(name).is();
        return CellKind.of(word)
                .orElseThrow(
                        () ->
                                places.wrong(
                                        is,
                                        "'%s' is none of %s".formatted(word, CellKind.words())));
    }

    private Mapping.Column settings(String name) {
        Mapping.Column column = mapping.columns().get(name);
        return column == null ? new Mapping.Column(null, null, null, null, null, null) : column;
    }

    private Column column(String name) {
        JsonPointer key = COLUMNS.appendProperty(name);
        Mapping.Column column = settings(name);
        CellKind kind = kinds.get(name);
        Set<String> missing =
                Stream.concat(mapping.missing().stream(), column.missing().stream())
                        .collect(Collectors.toUnmodifiableSet());
        String header = mistakes.check(() -> header(key, name, column), name);
        if (kind == null) {
            return new Column(name, header, null, null, missing, NONE, List.of());
        }
        return new Column(
                name,
                header,
                kind,
                mistakes.check(() -> formats(key, kind, column.format()), null),
                missing,
                mistakes.check(() -> on(key, kind, column.on()), NONE),
                mistakes.check(() -> follows(key, kind, column.follows()), List.of()));
    }

    private String header(JsonPointer key, String name, Mapping.Column column) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw places.wrong(
                    key,
                    "expressions know columns by names of letters, digits and _;"
                            + " give '%s' another name and say from: \"%s\"".formatted(name, name));
        }
        String header = column.from() == null ? name : column.from();
        List<String> all = mapping.file().names();
        boolean isHidden = mistakes.hide(key.appendProperty("from"));
        if (!all.isEmpty() && !all.contains(header) && !isHidden) {
            throw places.wrong(
                    key,
                    "file.names has no column '%s'; it has %s"
                            .formatted(header, String.join(", ", all)));
        }
        return header;
    }

    private DateFormats formats(JsonPointer key, CellKind kind, List<String> patterns) {
        JsonPointer format = key.appendProperty("format");
        if (kind.isFormatted() == patterns.isEmpty() && !mistakes.hide(format)) {
            throw places.wrong(
                    patterns.isEmpty() ? key : format,
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
                    format,
                    "%s is no format of dates or times: %s".formatted(patterns, e.getMessage()));
        }
    }

    private int on(JsonPointer key, CellKind kind, String date) {
        JsonPointer on = key.appendProperty("on");
        if ((kind == CellKind.TIME) != (date != null) && !mistakes.hide(on)) {
            throw places.wrong(
                    date == null ? key : on,
                    kind == CellKind.TIME
                            ? "a time needs a date: say on: and the column that has it"
                            : "only a time is on a date of another column");
        }
        if (date == null) {
            return NONE;
        }
        return number(on, date, CellKind.DATE::equals, "date");
    }

    private List<Integer> follows(JsonPointer key, CellKind kind, List<String> follows) {
        JsonPointer at = key.appendProperty("follows");
        if (!follows.isEmpty() && kind != CellKind.TIME && kind != CellKind.DATE_TIME) {
            throw places.wrong(at, "only a time or dateTime follows another");
        }
        return follows.stream().map(name -> number(at, name, CellKind::isMoment, "time")).toList();
    }

    /** The number of another column, if it is of the kind that is needed. */
    private int number(JsonPointer key, String name, Predicate<CellKind> fits, String wanted) {
        if (!names.contains(name)) {
            throw places.wrong(
                    key,
                    "there is no column '%s' with a date or time; there are %s"
                            .formatted(name, String.join(", ", names)));
        }
        CellKind kind = kinds.get(name);
        if (kind != null && !fits.test(kind)) {
            throw places.wrong(key, "column '%s' is no %s".formatted(name, wanted));
        }
        return names.indexOf(name);
    }

    /** A time may not, by a detour, follow itself. */
    private void checkOrder(Column column, List<Column> columns) {
        Set<Integer> before = new HashSet<>();
        List<Integer> next = new ArrayList<>(column.follows());
        while (!next.isEmpty()) {
            int followed = next.remove(0);
            if (columns.get(followed) == column) {
                mistakes.add(
                        COLUMNS.appendProperty(column.name()).appendProperty("follows"),
                        "a time cannot follow itself");
                return;
            }
            if (before.add(followed)) {
                next.addAll(columns.get(followed).follows());
            }
        }
    }
}
