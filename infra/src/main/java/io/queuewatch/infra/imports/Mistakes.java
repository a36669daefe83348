package io.queuewatch.infra.imports;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.queuewatch.pipeline.config.YamlMistakes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What is wrong in a mapping: all of it, in the order of the file. */
final class Mistakes {

    private final Places places;
    private final List<MappingException> found = new ArrayList<>();
    private final Set<JsonPointer> unread = new HashSet<>();
    private final Set<JsonPointer> unknown = new HashSet<>();

    Mistakes(Places places) {
        this.places = places;
    }

    /** That this key is unknown, or its value could not be read. */
    void addUnread(JsonPointer key, JsonMappingException e, String problem) {
        JsonPointer wrong = YamlMistakes.pointer(e);
        if (e instanceof UnrecognizedPropertyException) {
            unknown.add(key);
            found.add(places.wrongKey(wrong, problem));
        } else {
            unread.add(key);
            found.add(places.wrong(wrong, problem));
        }
    }

    /** That this value is wrong. */
    void add(JsonPointer value, String problem) {
        found.add(places.wrong(value, problem));
    }

    /**
     * Whether mistakes hide what this key says: its value could not be read, or it is not there and
     * an unknown key seems to be meant. That it is missing is no mistake of its own then.
     */
    boolean hide(JsonPointer key) {
        for (JsonPointer at = key; at != null; at = at.head()) {
            if (unread.contains(at)) {
                return true;
            }
        }
        return !places.has(key) && unknown.stream().anyMatch(wrong -> isLike(wrong, key));
    }

    /** A key that is misspelt stands in the same block and mostly begins as it should. */
    private static boolean isLike(JsonPointer misspelt, JsonPointer key) {
        return misspelt.head().equals(key.head()) && initial(misspelt) == initial(key);
    }

    private static char initial(JsonPointer key) {
        String name = key.last().getMatchingProperty();
        return name.isEmpty() ? ' ' : Character.toLowerCase(name.charAt(0));
    }

    /** What a part of the check gives; the other value where that part is wrong. */
    <T> T check(Supplier<T> part, T otherwise) {
        try {
            return part.get();
        } catch (MappingException e) {
            found.add(e);
            return otherwise;
        }
    }

    /**
     * Tells all mistakes.
     *
     * @throws MappingException where there are any
     */
    void tell() {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparing(MappingException::place));
            throw MappingException.all(found);
        }
    }
}
