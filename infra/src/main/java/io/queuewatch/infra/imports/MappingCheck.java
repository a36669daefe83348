package io.queuewatch.infra.imports;

import com.fasterxml.jackson.core.JsonPointer;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/** Checks what a mapping says and compiles it. */
final class MappingCheck {

    /** Fields of an event that have keys of their own or are made here. */
    private static final Set<String> OWN_FIELDS =
            Set.of("eventId", "eventTime", "source", "contactId", "type");

    private static final Map<String, EventField> FIELDS = EventField.of(CallEvent.getClassSchema());

    private final Mapping mapping;
    private final Places places;
    private final List<String> names;
    private final Set<String> known = new LinkedHashSet<>();

    MappingCheck(Mapping mapping, Places places) {
        this.mapping = mapping;
        this.places = places;
        this.names = List.copyOf(mapping.columns().keySet());
    }

    /**
     * The mapping, ready for rows.
     *
     * @throws MappingException where it is wrong
     */
    CallMapping checked() {
        ZoneId zone = zone();
        CallMapping.Layout layout = layout();
        required("/columns", mapping.columns().isEmpty(), "the columns that are used, by name");
        required("/contactId", mapping.contactId().isEmpty(), "columns that name the call");
        required("/events", mapping.events().isEmpty(), "which events a row becomes");
        List<Column> columns = mapping.columns().entrySet().stream().map(this::column).toList();
        checkOrder(columns);
        known.addAll(names);
        Map<String, Expression> values = values();
        names(at("/contactId"), mapping.contactId());
        names(at("/rowId"), mapping.rowId());
        return new CallMapping(
                mapping.source(),
                zone,
                layout,
                columns,
                values,
                conditions("/skip", mapping.skip()),
                conditions("/require", mapping.require()),
                mapping.contactId(),
                mapping.rowId(),
                events());
    }

    private ZoneId zone() {
        JsonPointer key = at("/timeZone");
        required("/timeZone", mapping.timeZone() == null, "such as Asia/Jerusalem or UTC");
        try {
            return ZoneId.of(mapping.timeZone());
        } catch (DateTimeException e) {
            throw wrong(
                    key,
                    "there is no time zone '%s'; a right one is Asia/Jerusalem or UTC"
                            .formatted(mapping.timeZone()));
        }
    }

    private CallMapping.Layout layout() {
        Mapping.Layout file = mapping.file();
        char delimiter = character(at("/file/delimiter"), file.delimiter());
        Character quote =
                file.quote().equals("none") ? null : character(at("/file/quote"), file.quote());
        if (quote != null && quote == delimiter) {
            throw wrong(at("/file/quote"), "quote and delimiter must differ");
        }
        if (!file.header() && file.names().isEmpty()) {
            throw wrong(
                    at("/file/header"), "without a header, names must list all columns in order");
        }
        CSVFormat csv =
                CSVFormat.DEFAULT
                        .builder()
                        .setDelimiter(delimiter)
                        .setQuote(quote)
                        .setIgnoreEmptyLines(false)
                        .get();
        return new CallMapping.Layout(csv, charset(file.charset()), file.header(), file.names());
    }

    private char character(JsonPointer key, String given) {
        if (given.length() != 1 || given.equals("\n") || given.equals("\r")) {
            throw wrong(
                    key,
                    "'%s' is not one character; right are \",\", \";\", \"\\t\"%s"
                            .formatted(
                                    given,
                                    key.last().toString().contains("quote") ? ", none" : ""));
        }
        return given.charAt(0);
    }

    private Charset charset(String given) {
        try {
            return Charset.forName(given);
        } catch (IllegalArgumentException e) {
            throw wrong(
                    at("/file/charset"),
                    "there is no charset '%s'; right are UTF-8, ISO-8859-1, windows-1252"
                            .formatted(given));
        }
    }

    private Column column(Map.Entry<String, Mapping.Column> entry) {
        String name = entry.getKey();
        JsonPointer key = at("/columns").appendProperty(name);
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw wrong(
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
                                        wrong(
                                                key.appendProperty("is"),
                                                "'%s' is none of %s"
                                                        .formatted(column.is(), CellKind.words())));
        String header = column.from() == null ? name : column.from();
        if (!mapping.file().names().isEmpty() && !mapping.file().names().contains(header)) {
            throw wrong(
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
            throw wrong(
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
            throw wrong(
                    key.appendProperty("format"),
                    "%s is no format of dates or times: %s".formatted(patterns, e.getMessage()));
        }
    }

    private int on(JsonPointer key, CellKind kind, String date) {
        if ((kind == CellKind.TIME) != (date != null)) {
            throw wrong(
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
            throw wrong(key.appendProperty("on"), "column '%s' is no date".formatted(date));
        }
        return number;
    }

    private List<Integer> follows(JsonPointer key, CellKind kind, List<String> follows) {
        JsonPointer at = key.appendProperty("follows");
        if (!follows.isEmpty() && kind != CellKind.TIME && kind != CellKind.DATE_TIME) {
            throw wrong(at, "only a time or dateTime follows another");
        }
        return follows.stream().map(name -> number(at, name)).toList();
    }

    private int number(JsonPointer key, String column) {
        if (mapping.columns().get(column) == null) {
            throw wrong(
                    key,
                    "there is no column '%s' with a date or time; there are %s"
                            .formatted(column, String.join(", ", names)));
        }
        return names.indexOf(column);
    }

    /** A time may follow moments only, and not, by a detour, itself. */
    private void checkOrder(List<Column> columns) {
        for (Column column : columns) {
            JsonPointer key =
                    at("/columns").appendProperty(column.name()).appendProperty("follows");
            Set<Integer> before = new HashSet<>();
            List<Integer> next = new ArrayList<>(column.follows());
            while (!next.isEmpty()) {
                int followed = next.remove(0);
                if (!columns.get(followed).kind().isMoment()) {
                    throw wrong(
                            key, "column '%s' is no time".formatted(columns.get(followed).name()));
                }
                if (columns.get(followed) == column) {
                    throw wrong(key, "a time cannot follow itself");
                }
                if (before.add(followed)) {
                    next.addAll(columns.get(followed).follows());
                }
            }
        }
    }

    private Map<String, Expression> values() {
        Map<String, Expression> values = new LinkedHashMap<>();
        mapping.values()
                .forEach(
                        (name, text) -> {
                            JsonPointer key = at("/values").appendProperty(name);
                            if (known.contains(name)) {
                                throw wrong(key, "a column has this name already");
                            }
                            values.put(name, expression(key, text));
                            known.add(name);
                        });
        return values;
    }

    private Map<String, Expression> conditions(String block, Map<String, String> texts) {
        Map<String, Expression> conditions = new LinkedHashMap<>();
        texts.forEach(
                (reason, text) ->
                        conditions.put(reason, expression(at(block).appendProperty(reason), text)));
        return conditions;
    }

    private List<EventTemplate> events() {
        Map<String, Integer> uses = new HashMap<>();
        List<EventTemplate> events = new ArrayList<>();
        for (int i = 0; i < mapping.events().size(); i++) {
            JsonPointer key = at("/events").appendIndex(i);
            Mapping.Event event = mapping.events().get(i);
            CallEventType type = type(key.appendProperty("type"), event.type());
            int use = uses.merge(type.name(), 1, Integer::sum);
            if (event.at() == null) {
                throw wrong(key, "an event needs at: and the column with its time");
            }
            events.add(
                    new EventTemplate(
                            use == 1 ? type.name() : type.name() + "-" + use,
                            type,
                            i + 1,
                            event.when() == null
                                    ? null
                                    : expression(key.appendProperty("when"), event.when()),
                            expression(key.appendProperty("at"), event.at()),
                            fields(key, event)));
        }
        return events;
    }

    private CallEventType type(JsonPointer key, String given) {
        return Arrays.stream(CallEventType.values())
                .filter(type -> type != CallEventType.UNKNOWN && type.name().equals(given))
                .findFirst()
                .orElseThrow(
                        () ->
                                wrong(
                                        key,
                                        "'%s' is none of %s"
                                                .formatted(
                                                        given,
                                                        Arrays.stream(CallEventType.values())
                                                                .skip(1)
                                                                .map(Enum::name)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    private Map<EventField, Expression> fields(JsonPointer key, Mapping.Event event) {
        Map<EventField, Expression> fields = new LinkedHashMap<>();
        addFields(fields, at("/fields"), mapping.fields());
        addFields(fields, key.appendProperty("fields"), event.fields());
        return fields;
    }

    private void addFields(
            Map<EventField, Expression> fields, JsonPointer block, Map<String, String> texts) {
        texts.forEach(
                (name, text) -> {
                    JsonPointer key = block.appendProperty(name);
                    EventField field = FIELDS.get(name);
                    if (field == null || OWN_FIELDS.contains(name)) {
                        throw wrong(
                                key, "events have no such field to set; right are " + settable());
                    }
                    // A symbol of the field's own, such as CUSTOMER, needs no quotes.
                    boolean symbol = field.isEnum() && field.symbols().contains(text);
                    fields.put(
                            field,
                            expression(
                                    key,
                                    symbol && !known.contains(text) ? "'" + text + "'" : text));
                });
    }

    private static String settable() {
        return FIELDS.keySet().stream()
                .filter(name -> !OWN_FIELDS.contains(name))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private Expression expression(JsonPointer key, String text) {
        if (text == null || text.isBlank()) {
            throw wrong(key, "an expression is missing");
        }
        return checked(key, named -> Expression.of(named, text, known));
    }

    private void names(JsonPointer key, List<String> given) {
        for (int i = 0; i < given.size(); i++) {
            if (!known.contains(given.get(i))) {
                throw wrong(
                        key.appendIndex(i),
                        "there is no column or value '%s'; there are %s"
                                .formatted(given.get(i), String.join(", ", known)));
            }
        }
    }

    private <T> T checked(JsonPointer key, Function<String, T> compile) {
        try {
            return compile.apply(MappingFile.key(key));
        } catch (IllegalArgumentException e) {
            throw wrong(key, e.getMessage());
        }
    }

    private void required(String key, boolean isMissing, String right) {
        if (isMissing) {
            throw wrong(at(key), "this is missing: " + right);
        }
    }

    private MappingException wrong(JsonPointer key, String problem) {
        return new MappingException(places.ofValue(key), MappingFile.key(key), problem);
    }

    private static JsonPointer at(String pointer) {
        return JsonPointer.compile(pointer);
    }
}
