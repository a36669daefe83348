package io.queuewatch.infra.imports;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;

/** Checks what a mapping says and compiles it. */
final class MappingCheck {

    private final Mapping mapping;
    private final Places places;
    private final Set<String> known = new LinkedHashSet<>();

    MappingCheck(Mapping mapping, Places places) {
        this.mapping = mapping;
        this.places = places;
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
        required("/contactId", mapping.contactId().isEmpty(), "columns that name the contact");
        required("/events", mapping.events().isEmpty(), "which events a row becomes");
        List<Column> columns = new ColumnCheck(mapping, places).checked();
        known.addAll(mapping.columns().keySet());
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
                new EventsCheck(mapping, places, this::expression, known).checked());
    }

    private ZoneId zone() {
        JsonPointer key = at("/timeZone");
        required("/timeZone", mapping.timeZone() == null, "such as Asia/Jerusalem or UTC");
        try {
            return ZoneId.of(mapping.timeZone());
        } catch (DateTimeException e) {
            throw places.wrong(
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
            throw places.wrong(at("/file/quote"), "quote and delimiter must differ");
        }
        if (!file.header() && file.names().isEmpty()) {
            throw places.wrong(
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
            throw places.wrong(
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
            throw places.wrong(
                    at("/file/charset"),
                    "there is no charset '%s'; right are UTF-8, ISO-8859-1, windows-1252"
                            .formatted(given));
        }
    }

    private Map<String, Expression> values() {
        Map<String, Expression> values = new LinkedHashMap<>();
        mapping.values()
                .forEach(
                        (name, text) -> {
                            JsonPointer key = at("/values").appendProperty(name);
                            if (known.contains(name)) {
                                throw places.wrong(key, "a column has this name already");
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

    private Expression expression(JsonPointer key, String text) {
        if (text == null || text.isBlank()) {
            throw places.wrong(key, "an expression is missing");
        }
        return checked(key, named -> Expression.of(named, text, known));
    }

    private void names(JsonPointer key, List<String> given) {
        for (int i = 0; i < given.size(); i++) {
            if (!known.contains(given.get(i))) {
                throw places.wrong(
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
            throw places.wrong(key, e.getMessage());
        }
    }

    private void required(String key, boolean isMissing, String right) {
        if (isMissing) {
            throw places.wrong(at(key), "this is missing: " + right);
        }
    }

    private static JsonPointer at(String pointer) {
        return JsonPointer.compile(pointer);
    }
}
