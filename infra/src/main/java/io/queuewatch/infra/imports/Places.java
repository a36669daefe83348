package io.queuewatch.infra.imports;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Where each key and each value of a YAML file stands, so that errors can point at it. */
final class Places {

    private final String file;
    private final Map<JsonPointer, Place> keys = new HashMap<>();
    private final Map<JsonPointer, Place> values = new HashMap<>();

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
                places.values.put(own, places.place(parser.currentTokenLocation()));
            } else if (!token.isStructEnd()) {
                places.values.put(pointer, places.place(parser.currentTokenLocation()));
            }
        }
        return places;
    }

    /** What to throw where this value is wrong. */
    MappingException wrong(JsonPointer value, String problem) {
        return new MappingException(ofValue(value), MappingFile.key(value), problem);
    }

    /** Where the value stands; where it is not there, what it would belong to. */
    Place ofValue(JsonPointer pointer) {
        return nearest(values, pointer);
    }

    /** Where the key stands; an element of a list has none and gives its own place. */
    Place ofKey(JsonPointer pointer) {
        Place key = keys.get(pointer);
        return key == null ? ofValue(pointer) : key;
    }

    Place place(JsonLocation location) {
        return location == null
                ? new Place(file, 1, 1)
                : new Place(
                        file,
                        Math.max(1, location.getLineNr()),
                        Math.max(1, location.getColumnNr()));
    }

    private Place nearest(Map<JsonPointer, Place> places, JsonPointer pointer) {
        for (JsonPointer at = pointer; at != null; at = at.head()) {
            Place place = places.get(at);
            if (place != null) {
                return place;
            }
        }
        return new Place(file, 1, 1);
    }
}
