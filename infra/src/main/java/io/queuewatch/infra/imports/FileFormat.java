package io.queuewatch.infra.imports;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The kinds of files of other systems that can be imported, by the words that commands use. */
public enum FileFormat {
    /** Delimited files that a mapping describes. */
    CSV,
    /** Asterisk's queue_log. */
    ASTERISK,
    /** Amazon Connect's contact records and contact events. */
    CONNECT,
    /** Genesys Cloud's conversation details. */
    GENESYS,
    /** Zendesk's ticket audits and ticket events. */
    ZENDESK;

    /**
     * The format that a word names.
     *
     * @throws ImportException where there is none; says which there are
     */
    public static FileFormat of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ImportException(
                                        "there is no format '%s'; right are %s"
                                                .formatted(
                                                        word,
                                                        Arrays.stream(values())
                                                                .map(FileFormat::word)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    /**
     * How such files are read, given the key that hashes customers.
     *
     * @param mapping describes delimited files; the other formats describe themselves
     * @throws ImportException where the mapping is missing, superfluous or wrong
     */
    public Function<Optional<CustomerKey>, Format> reader(Optional<Path> mapping) {
        if (mapping.isPresent() != (this == CSV)) {
            throw new ImportException(
                    this == CSV
                            ? "csv needs a mapping: --mapping, or --format for files of another kind"
                            : "a mapping is for csv; files of %s need none".formatted(word()));
        }
        return switch (this) {
            case CSV -> {
                CallMapping loaded = MappingFile.load(mapping.get());
                yield customers -> new CsvFormat(loaded, customers);
            }
            case ASTERISK -> AsteriskFormat::new;
            case CONNECT -> ConnectFormat::new;
            case GENESYS -> GenesysFormat::new;
            case ZENDESK -> ZendeskFormat::new;
        };
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
