package io.queuewatch.infra.imports;

import io.queuewatch.pipeline.config.YamlMistakes;
import java.util.List;

/** What is wrong in a mapping: file, line, column, key, and what would be right. */
public final class MappingException extends ImportException {

    private static final long serialVersionUID = 1;

    private final Place place;

    MappingException(Place place, String key, String problem) {
        this(place, "%s: %s%s".formatted(place, key.isEmpty() ? "" : key + ": ", problem));
    }

    private MappingException(Place place, String message) {
        super(message);
        this.place = place;
    }

    /** All mistakes of a file as one, in this order. */
    static MappingException all(List<MappingException> mistakes) {
        Place first = mistakes.get(0).place;
        List<String> lines = mistakes.stream().map(MappingException::getMessage).toList();
        return new MappingException(first, YamlMistakes.told(first.file(), lines));
    }

    /** Where the mistake stands; the first of several. */
    Place place() {
        return place;
    }
}
