package io.queuewatch.infra.imports;

import com.fasterxml.jackson.core.JsonPointer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks what a mapping says and compiles it. */
final class MappingCheck {

    private static final JsonPointer COLUMNS = JsonPointer.compile("/columns");
    private static final JsonPointer VALUES = JsonPointer.compile("/values");

    private final Mapping mapping;
    private final Places places;
    private final Mistakes mistakes;
    private final Set<String> known = new LinkedHashSet<>();

    MappingCheck(Mapping mapping, Places places, Mistakes mistakes) {
        this.mapping = mapping;
        this.places = places;
        this.mistakes = mistakes;
    }

    /**
     * The mapping, ready for rows.
     *
     * @throws MappingException with all that is wrong
     */
    CallMapping checked() {
        required("/timeZone", mapping.timeZone() == null, "such as Asia/Jerusalem or UTC");
        required("/columns", mapping.columns().isEmpty(), "the columns that are used, by name");
        required("/contactId", mapping.contactId().isEmpty(), "columns that name the contact");
        required("/events", mapping.events().isEmpty(), "which events a row becomes");
        List<Column> columns = new ColumnCheck(mapping, places, mistakes).checked();
        known.addAll(places.keys(COLUMNS));
        Map<String, Expression> values = values();
        names(at("/contactId"), mapping.contactId());
        if (places.has(at("/rowId"))) {
            names(at("/rowId"), mapping.rowId());
        }
        CallMapping checked =
                new CallMapping(
                        mapping.source(),
                        mistakes.check(this::zone, null),
                        new LayoutCheck(mapping, places, mistakes).checked(),
                        columns,
                        values,
                        conditions("/skip", mapping.skip()),
                        conditions("/require", mapping.require()),
                        mapping.contactId(),
                        mapping.rowId(),
                        new EventsCheck(mapping, mistakes, this::expression, known).checked());
        mistakes.tell();
        return checked;
    }

    private ZoneId zone() {
        try {
            return mapping.timeZone() == null ? null : ZoneId.of(mapping.timeZone());
        } catch (DateTimeException e) {
            throw places.wrong(
                    at("/timeZone"),
                    "there is no time zone '%s'; a right one is Asia/Jerusalem or UTC"
                            .formatted(mapping.timeZone()));
        }
    }

    private Map<String, Expression> values() {
        Map<String, Expression> values = new LinkedHashMap<>();
        for (String name : places.keys(VALUES)) {
            JsonPointer key = VALUES.appendProperty(name);
            if (known.contains(name)) {
                mistakes.add(key, "a column has this name already");
            }
            if (!mistakes.hide(key)) {
                values.put(name, expression(key, mapping.values().get(name)));
            }
            known.add(name);
        }
        return values;
    }

    private Map<String, Expression> conditions(String block, Map<String, String> texts) {
        Map<String, Expression> conditions = new LinkedHashMap<>();
        texts.forEach(
                (reason, text) ->
                        conditions.put(reason, expression(at(block).appendProperty(reason), text)));
        return conditions;
    }

    /** The expression that stands there; null where it is wrong. */
    private Expression expression(JsonPointer key, String text) {
        return mistakes.check(() -> compiled(key, text), null);
    }

    private Expression compiled(JsonPointer key, String text) {
        if (text == null || text.isBlank()) {
            throw places.wrong(key, "an expression is missing");
        }
        try {
            Expression expression = Expression.of(MappingFile.key(key), text);
            return areNamesKnown() ? expression.within(known) : expression;
        } catch (IllegalArgumentException e) {
            throw places.wrong(key, e.getMessage());
        }
    }

    private void names(JsonPointer key, List<String> given) {
        for (int i = 0; i < given.size(); i++) {
            if (areNamesKnown() && !known.contains(given.get(i))) {
                mistakes.add(
                        key.appendIndex(i),
                        "there is no column or value '%s'; there are %s"
                                .formatted(given.get(i), String.join(", ", known)));
            }
        }
    }

    private boolean areNamesKnown() {
        return !known.isEmpty() && !mistakes.hide(COLUMNS) && !mistakes.hide(VALUES);
    }

    private void required(String name, boolean isMissing, String right) {
        JsonPointer key = at(name);
        if (isMissing && !mistakes.hide(key)) {
            mistakes.add(key, "this is missing: " + right);
        }
    }

    private static JsonPointer at(String pointer) {
        return JsonPointer.compile(pointer);
    }
}
