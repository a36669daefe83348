package io.queuewatch.infra.simulator.model;

import io.queuewatch.infra.options.DurationConverter;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/**
 * Something that goes wrong in the centre for a while.
 *
 * @param kind what goes wrong
 * @param name the queue that it happens to; of an absence also one of its teams
 * @param factor by which it gets worse
 * @param from when it begins
 * @param to when it is over
 */
public record Incident(Kind kind, String name, double factor, Instant from, Instant to) {

    /** What can go wrong. */
    public enum Kind {
        /** A service is down: more customers come to the queue, twice as many unless told. */
        OUTAGE(2),
        /**
         * A bad release: conversations of the queue take longer, three times as long unless told.
         */
        RELEASE(3),
        /** A team is out, or all teams of a queue. */
        ABSENCE(1);

        private final double usual;

        Kind(double usual) {
            this.usual = usual;
        }

        /** As it is written in options. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern SYNTAX =
            Pattern.compile(
                    "(?<kind>\\w+):(?<name>[^@*]+)(\\*(?<factor>[0-9.]+))?"
                            + "@(?<from>now|[0-9T:-]+)\\+(?<length>[0-9a-z]+)");

    /**
     * Reads {@code KIND:NAME[*FACTOR]@FROM+LENGTH}, as in {@code
     * outage:support*3@2026-03-02T10:00+2h}.
     *
     * @param zone of FROM, a local date and time, or {@code now}
     * @throws IllegalArgumentException saying what is wrong and what would be right
     */
    public static Incident parse(String text, ZoneId zone) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no incident; want KIND:NAME[*FACTOR]@FROM+LENGTH, such as outage:support*3@2026-03-02T10:00+2h"
                            .formatted(text));
        }
        Kind kind = kind(matcher.group("kind"));
        Instant from = from(matcher.group("from"), zone);
        return new Incident(
                kind,
                matcher.group("name"),
                factor(kind, matcher.group("factor")),
                from,
                from.plus(length(matcher.group("length"))));
    }

    /** Whether it goes on at a moment. */
    public boolean at(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    /** Whether it happens to a queue, or to agents of it. */
    public boolean concerns(String queue) {
        return name.equals(queue) || CentreModel.teams(queue).contains(name);
    }

    /** For people: what goes wrong where, as in "outage of support ×2". */
    @Override
    public String toString() {
        String size =
                kind == Kind.ABSENCE
                        ? ""
                        : " ×" + BigDecimal.valueOf(factor).stripTrailingZeros().toPlainString();
        return kind.label() + " of " + name + size;
    }

    private static Kind kind(String text) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.label().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'%s' is no kind of incident; there are %s"
                                                .formatted(
                                                        text,
                                                        Arrays.stream(Kind.values())
                                                                .map(Kind::label)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    private static double factor(Kind kind, String text) {
        if (text == null) {
            return kind.usual;
        }
        if (kind == Kind.ABSENCE) {
            throw new IllegalArgumentException(
                    "an absence has no factor; want absence:QUEUE@FROM+LENGTH, or absence:TEAM@FROM+LENGTH");
        }
        try {
            double factor = Double.parseDouble(text);
            if (factor > 0 && factor <= 100) {
                return factor;
            }
        } catch (NumberFormatException e) {
            // told below, with what would be right
        }
        throw new IllegalArgumentException(
                "'%s' is no factor; want a number above 0 and up to 100, such as 2.5"
                        .formatted(text));
    }

    private static Duration length(String text) {
        try {
            return new DurationConverter().convert(text);
        } catch (TypeConversionException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Instant from(String text, ZoneId zone) {
        if (text.equals("now")) {
            return Instant.now();
        }
        try {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'%s' is no local time; want one such as 2026-03-02T10:00".formatted(text), e);
        }
    }
}
