package io.queuewatch.infra.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Reads events in Avro's JSON, and what people write for it: missing fields take their defaults,
 * unions need no type around the value, times may be like {@code 2026-01-31T09:30:00Z}.
 */
final class JsonEvent {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private JsonEvent() {}

    /**
     * The event that a line holds.
     *
     * @param record what the topic takes
     * @throws RowException where it holds none; the message names every field that is wrong
     */
    static SpecificRecordBase read(EventRecord record, String line) {
        Map<String, EventField> fields = new TreeMap<>(record.fields());
        JsonNode json = parse(line);
        List<String> wrong = new ArrayList<>();
        json.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!fields.containsKey(name)) {
                                wrong.add(
                                        "%s: there is no such field; there are %s"
                                                .formatted(
                                                        name, String.join(", ", fields.keySet())));
                            }
                        });
        SpecificRecordBase event = record.blank();
        fields.forEach(
                (name, field) -> {
                    try {
                        event.put(field.position(), value(field, json.get(name)));
                    } catch (IllegalArgumentException e) {
                        wrong.add(name + ": " + e.getMessage());
                    }
                });
        if (!wrong.isEmpty()) {
            throw new RowException("a field is wrong", String.join("; ", wrong));
        }
        return event;
    }

    private static JsonNode parse(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            if (json.isObject()) {
                return json;
            }
            throw new RowException("no JSON object", "this is no JSON object");
        } catch (JsonProcessingException e) {
            throw new RowException(
                    "no JSON object",
                    "this is no JSON: %s"
                            .formatted(e.getOriginalMessage().lines().findFirst().orElse("")));
        }
    }

    private static Object value(EventField field, JsonNode given) {
        if (given == null && field.hasDefault()) {
            return field.defaultValue();
        }
        if (given == null || given.isNull()) {
            if (given != null && field.isNullable()) {
                return null;
            }
            throw new IllegalArgumentException("this is required");
        }
        JsonNode value = unwrapped(field, given);
        if (field.isList() && value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(item.asText()));
            return field.value(items);
        }
        if (value.isContainerNode()) {
            throw new IllegalArgumentException("%s is no single value".formatted(value));
        }
        if (value.isBoolean()) {
            return field.value(value.booleanValue());
        }
        return field.value(value.isNumber() ? value.decimalValue() : value.asText());
    }

    /** Avro's JSON puts the value of a union into an object with the name of its type. */
    private static JsonNode unwrapped(EventField field, JsonNode given) {
        return field.isNullable()
                        && given.isObject()
                        && given.size() == 1
                        && given.has(field.type().getFullName())
                ? given.get(field.type().getFullName())
                : given;
    }
}
