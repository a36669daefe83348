package io.queuewatch.pipeline.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shares as people write them: {@code 95%}. */
final class Shares {

    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*%");

    private Shares() {}

    /**
     * The share as a fraction.
     *
     * @param example what would be right
     * @throws IllegalArgumentException where the text is none
     */
    static double parse(String text, String example) {
        Matcher matcher = PERCENT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no share; want a percentage such as %s".formatted(text, example));
        }
        return Double.parseDouble(matcher.group(1)) / 100;
    }
}
