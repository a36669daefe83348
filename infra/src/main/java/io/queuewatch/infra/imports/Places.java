package io.queuewatch.infra.imports;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands where in a YAML file, so that errors can point at each key and each value. */
final class Places {

    private final String file;
    private final Map<JsonPointer, Place> keys = new LinkedHashMap<>();
    private final Map<JsonPointer, Place> values = new HashMap<>();
    private final Map<JsonPointer, String> written = new HashMap<>();

    private Places(String file) {
        this.file = file;
    }

    static Places of(String file, JsonParser parser) throws IOException {
        Places places = new Places(file);
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            JsonPointer pointer = parser.getParsingContext().pathAsPointer();
            if (token == JsonToken.FIELD_NAME) {
                places.keys.put(pointer, places.place(parser.currentTokenLocation()));
            } else if (token.isStructStart()) {
                JsonPointer own = parser.getParsingContext().getParent().pathAsPointer();
                places.add(own, token == JsonToken.START_ARRAY ? "a list" : "a block", parser);
            } else if (!token.isStructEnd()) {
                String text = "'%s'".formatted(parser.getText());
                places.add(pointer, token == JsonToken.VALUE_NULL ? "nothing" : text, parser);
            }
        }
        return places;
    }

    private void add(JsonPointer value, String what, JsonParser parser) {
        values.put(value, place(parser.currentTokenLocation()));
        // The text as a whole stands at one place, however many documents it is.
        written.merge(value, what, (one, next) -> "several documents");
    }

    /** What to throw where this value is wrong. */
    MappingException wrong(JsonPointer value, String problem) {
        return new MappingException(ofValue(value), MappingFile.key(value), problem);
    }

    /** What to throw where there is no such key. */
    MappingException wrongKey(JsonPointer key, String problem) {
        return new MappingException(keys.get(key), MappingFile.key(key), problem);
    }

    /** Whether something stands there. */
    boolean has(JsonPointer value) {
        return values.containsKey(value);
    }

    /** The keys of a block, whatever their values. */
    List<String> keys(JsonPointer block) {
        return keys.keySet().stream()
                .filter(key -> block.equals(key.head()))
                .map(key -> key.last().getMatchingProperty())
                .toList();
    }

    /** What is written there, in words: a scalar in quotes, a list, a block or nothing. */
    String written(JsonPointer value) {
        return written.getOrDefault(value, "nothing");
    }

    /** Where the value stands; where it is not there, what it would belong to. */
    private Place ofValue(JsonPointer pointer) {
        for (JsonPointer at = pointer; at != null; at = at.head()) {
            Place place = values.get(at);
            if (place != null) {
                return place;
            }
        }
        return new Place(file, 1, 1);
    }

    private Place place(JsonLocation location) {
        return location == null
                ? new Place(file, 1, 1)
                : new Place(
                        file,
                        Math.max(1, location.getLineNr()),
                        Math.max(1, location.getColumnNr()));
    }
}
