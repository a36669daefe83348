package io.queuewatch.infra.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * A field of an event: turns what a source gives (text, number, truth) into what the schema wants,
 * or says what would be right.
 *
 * @param field of the record's schema
 * @param type what the field holds when it is not null
 */
record EventField(Schema.Field field, Schema type) {

    private static final int HIGHEST = 1;
    private static final int LOWEST = 4;

    /** Behind it the pipeline takes no event. */
    static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    static EventField of(Schema.Field field) {
        Schema schema = field.schema();
        return new EventField(
                field,
                schema.isUnion()
                        ? schema.getTypes().stream()
                                .filter(branch -> branch.getType() != Schema.Type.NULL)
                                .findFirst()
                                .orElseThrow()
                        : schema);
    }

    /** All fields of a record, by name. */
    static Map<String, EventField> of(Schema record) {
        return record.getFields().stream()
                .collect(Collectors.toMap(Schema.Field::name, EventField::of));
    }

    String name() {
        return field.name();
    }

    boolean is(String name) {
        return field.name().equals(name);
    }

    int position() {
        return field.pos();
    }

    boolean isNullable() {
        return field.schema().isNullable();
    }

    boolean isList() {
        return type.getType() == Schema.Type.ARRAY;
    }

    boolean isEnum() {
        return type.getType() == Schema.Type.ENUM;
    }

    List<String> symbols() {
        return type.getEnumSymbols();
    }

    boolean hasDefault() {
        return field.hasDefaultValue();
    }

    /** The schema's default. */
    Object defaultValue() {
        return SpecificData.get().getDefaultValue(field);
    }

    /**
     * The value as the record holds it.
     *
     * @param given not null
     * @throws IllegalArgumentException where it does not fit; says what would
     */
    Object value(Object given) {
        return switch (type.getType()) {
            case STRING -> text(given);
            case INT -> (int) integer(given);
            case LONG ->
                    isTime()
                            ? time(given)
                            : number(given, is("sequence") ? Long.MIN_VALUE : 0, Long.MAX_VALUE);
            case BOOLEAN -> truth(given);
            case ENUM -> symbol(given.toString());
            case ARRAY -> list(given);
            default -> throw new IllegalStateException("no events hold " + type);
        };
    }

    private long integer(Object given) {
        return switch (name()) {
            case "priority" -> number(given, HIGHEST, LOWEST);
            case "level" -> number(given, 1, Integer.MAX_VALUE);
            case "nps" -> number(given, 0, 10);
            case "csat" -> number(given, 1, 10);
            case "scale" -> number(given, 2, 10);
            default -> number(given, 0, Integer.MAX_VALUE);
        };
    }

    private boolean isTime() {
        return type.getLogicalType() instanceof LogicalTypes.TimestampMillis;
    }

    private static Object text(Object given) {
        String text = given.toString();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
        if (text.indexOf(TextFile.UNREADABLE) >= 0) {
            throw new IllegalArgumentException(
                    "'%s' is written in another charset than it is read in".formatted(text));
        }
        return text;
    }

    private static Object list(Object given) {
        return given instanceof List<?> items
                ? items.stream().map(EventField::text).toList()
                : List.of(text(given));
    }

    private Object truth(Object given) {
        if (given instanceof Boolean) {
            return given;
        }
        throw new IllegalArgumentException("'%s' is not true or false".formatted(given));
    }

    private Object symbol(String given) {
        if (!symbols().contains(given)) {
            throw new IllegalArgumentException(
                    "'%s' is none of %s".formatted(given, String.join(", ", symbols())));
        }
        return SpecificData.get().createEnum(given, type);
    }

    /** Sources write the year 1 or 9999, or the very beginning of 1970, where they know no time. */
    private static Instant time(Object given) {
        Instant time = given instanceof Instant instant ? instant : parsed(given);
        if (time.isAfter(Instant.EPOCH) && time.isBefore(LATEST)) {
            return time;
        }
        throw new IllegalArgumentException(
                "'%s' cannot be: a moment after the beginning of 1970 and before the year 2200"
                        .formatted(given));
    }

    private static Instant parsed(Object given) {
        try {
            return given instanceof Number
                    ? Instant.ofEpochMilli(whole(given))
                    : Instant.parse(given.toString());
        } catch (ArithmeticException | DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'%s' is no moment: milliseconds since 1970, or like 2026-01-31T09:30:00Z"
                            .formatted(given),
                    e);
        }
    }

    private long number(Object given, long least, long most) {
        try {
            long number = whole(given);
            if (number < least || number > most) {
                throw new IllegalArgumentException(
                        "%s is not between %d and %d".formatted(given, least, most));
            }
            return number;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("'%s' is no whole number".formatted(given), e);
        }
    }

    private static long whole(Object given) {
        return given instanceof Long || given instanceof Integer
                ? ((Number) given).longValue()
                : new BigDecimal(given.toString()).longValueExact();
    }
}
