package io.queuewatch.infra.imports;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the cells of a column are, under the name that a mapping gives it. */
enum CellKind {
    TEXT("text", false),
    INTEGER("integer", false),
    DECIMAL("decimal", false),
    /** A day, for the times of its row. */
    DATE("date", true),
    /** A time of day, on the date of another column. */
    TIME("time", true),
    DATE_TIME("dateTime", true),
    EPOCH_SECONDS("epochSeconds", false),
    EPOCH_MILLIS("epochMillis", false);

    private final String word;
    private final boolean formatted;

    CellKind(String word, boolean formatted) {
        this.word = word;
        this.formatted = formatted;
    }

    boolean isFormatted() {
        return formatted;
    }

    /** Whether a cell is a moment, and so can come before or after another. */
    boolean isMoment() {
        return this == TIME || this == DATE_TIME || this == EPOCH_SECONDS || this == EPOCH_MILLIS;
    }

    String word() {
        return word;
    }

    static Optional<CellKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(CellKind::word).collect(Collectors.joining(", "));
    }
}
