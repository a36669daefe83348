package io.queuewatch.infra.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fields of a JSON object. What is missing, null or empty is null here, what is of a wrong kind
 * is refused with its name and value. Names are found in upper and lower case.
 */
final class JsonFields {

    private static final long LONGEST = Duration.ofDays(3_650).toSeconds();
    private static final JsonNode EMPTY = JsonNodeFactory.instance.objectNode();

    private final String path;
    private final Map<String, JsonNode> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    JsonFields(JsonNode object) {
        this("", object);
    }

    private JsonFields(String path, JsonNode object) {
        this.path = path;
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    }

    /** The names of all fields. */
    Set<String> names() {
        return fields.keySet();
    }

    boolean has(String name) {
        return node(name) != null;
    }

    /** A text, or a number as text. */
    String text(String name) {
        JsonNode node = node(name);
        if (node == null) {
            return null;
        }
        if (!node.isTextual() && !node.isIntegralNumber()) {
            throw wrong(name, "a text");
        }
        return node.asText().isBlank() ? null : node.asText();
    }

    /** A text that must be there. */
    String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw missing(name);
        }
        return text;
    }

    /** A moment in ISO 8601, with its offset. */
    Instant time(String name) {
        String text = text(name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            throw wrong(name, "a moment like 2026-01-31T09:30:00Z");
        }
    }

    /** A moment that must be there. */
    Instant requiredTime(String name) {
        Instant time = time(name);
        if (time == null) {
            throw missing(name);
        }
        return time;
    }

    /** A whole number. */
    Long whole(String name) {
        JsonNode node = node(name);
        if (node != null && !(node.canConvertToExactIntegral() && node.canConvertToLong())) {
            throw wrong(name, "a whole number");
        }
        return node == null ? null : node.longValue();
    }

    /** A number of seconds that something took, at most some years. */
    Long seconds(String name) {
        Long seconds = whole(name);
        if (seconds != null && (seconds < 0 || seconds > LONGEST)) {
            throw wrong(name, "a number of seconds that a contact may take");
        }
        return seconds;
    }

    /** A moment in seconds since 1970. */
    Instant epoch(String name) {
        Long seconds = whole(name);
        try {
            return seconds == null ? null : Instant.ofEpochSecond(seconds);
        } catch (DateTimeException e) {
            throw wrong(name, "a moment in seconds since 1970");
        }
    }

    /** Whether it is so; not where it is missing. */
    boolean isTrue(String name) {
        JsonNode node = node(name);
        if (node != null && !node.isBoolean()) {
            throw wrong(name, "true or false");
        }
        return node != null && node.booleanValue();
    }

    /** An object; one without fields where it is missing. */
    JsonFields object(String name) {
        JsonNode node = node(name);
        if (node != null && !node.isObject()) {
            throw wrong(name, "an object");
        }
        return node == null ? new JsonFields(path(name), EMPTY) : new JsonFields(path(name), node);
    }

    /** The objects of a list, none where it is missing. */
    List<JsonFields> list(String name) {
        JsonNode node = node(name);
        if (node != null && !node.isArray()) {
            throw wrong(name, "a list");
        }
        List<JsonFields> list = new ArrayList<>();
        for (int i = 0; node != null && i < node.size(); i++) {
            if (!node.get(i).isObject()) {
                throw wrong(name, "a list of objects");
            }
            list.add(new JsonFields(path(name) + "[" + i + "]", node.get(i)));
        }
        return list;
    }

    /** Whether a list holds this text. */
    boolean lists(String name, String text) {
        JsonNode node = node(name);
        if (node != null && node.isArray()) {
            for (JsonNode item : node) {
                if (item.asText().equals(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a field is an object. */
    boolean isObject(String name) {
        return node(name) != null && node(name).isObject();
    }

    /** What to throw where a field is not what it must be. */
    RowException wrong(String name, String right) {
        return new RowException(
                "%s is not %s".formatted(general(name), right),
                "%s: %s is not %s".formatted(path(name), node(name), right));
    }

    private RowException missing(String name) {
        return new RowException("no " + general(name), "%s is missing".formatted(path(name)));
    }

    private JsonNode node(String name) {
        JsonNode node = fields.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private String path(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The path without the numbers of list items: the same for all records of a kind. */
    private String general(String name) {
        return path(name).replaceAll("\\[\\d+]", "");
    }
}
