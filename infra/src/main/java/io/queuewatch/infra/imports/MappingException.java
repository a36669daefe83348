package io.queuewatch.infra.imports;

/** What is wrong in a mapping: file, line, column, key, and what would be right. */
public final class MappingException extends ImportException {

    private static final long serialVersionUID = 1;

    MappingException(Place place, String key, String problem) {
        super("%s: %s%s".formatted(place, key.isEmpty() ? "" : key + ": ", problem));
    }
}
