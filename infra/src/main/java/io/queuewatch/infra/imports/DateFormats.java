package io.queuewatch.infra.imports;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The formats of one column of dates or times, tried in order. What does not exist (30 February) is
 * not read as something near. A year of two digits is the latest one that is not in the future:
 * calls have happened.
 */
final class DateFormats {

    private static final Pattern TWO_DIGITS = Pattern.compile("(?<![uy])(uu|yy)(?![uy])");

    private final List<String> patterns;
    private final List<Format> formats;
    private String lastText = "";
    private Optional<LocalDate> lastDate = Optional.empty();

    /**
     * @throws IllegalArgumentException where a pattern is none
     */
    DateFormats(List<String> patterns) {
        this.patterns = patterns;
        this.formats = patterns.stream().map(Format::of).toList();
    }

    Optional<LocalDate> date(String text) {
        // Rows of one day stand together.
        if (!text.equals(lastText)) {
            lastDate =
                    first(
                            format ->
                                    format.pastCentury(
                                            format.formatter.parse(text, LocalDate::from)));
            lastText = text;
        }
        return lastDate;
    }

    Optional<LocalTime> time(String text) {
        return first(format -> format.formatter.parse(text, LocalTime::from));
    }

    /** An {@link OffsetDateTime} where the text tells its offset, else a {@link LocalDateTime}. */
    Optional<TemporalAccessor> dateTime(String text) {
        return first(
                format -> {
                    TemporalAccessor read =
                            format.formatter.parseBest(
                                    text, OffsetDateTime::from, LocalDateTime::from);
                    return read instanceof LocalDateTime local
                            ? format.pastCentury(local.toLocalDate()).atTime(local.toLocalTime())
                            : read;
                });
    }

    @Override
    public String toString() {
        return String.join(" or ", patterns);
    }

    private <T> Optional<T> first(Function<Format, T> read) {
        for (Format format : formats) {
            try {
                return Optional.of(read.apply(format));
            } catch (DateTimeParseException e) {
                continue; // the next format may fit
            }
        }
        return Optional.empty();
    }

    private record Format(DateTimeFormatter formatter, boolean twoDigits) {

        static Format of(String pattern) {
            // Strict resolution knows the year as u; y would need an era.
            DateTimeFormatter formatter =
                    new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern(pattern.replace('y', 'u'))
                            .toFormatter(Locale.ENGLISH)
                            .withResolverStyle(ResolverStyle.STRICT);
            return new Format(formatter, TWO_DIGITS.matcher(pattern).find());
        }

        LocalDate pastCentury(LocalDate date) {
            return twoDigits && date.isAfter(LocalDate.now().plusDays(1))
                    ? date.minusYears(100)
                    : date;
        }
    }
}
