package io.queuewatch.dashboards.influxql;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a column is computed from: names, numbers, macros, functions, arithmetic. */
final class Expression {
    private static final Pattern WORD =
            Pattern.compile(
                    "\\$\\{?\\w+\\}?|(?<name>[a-z][A-Za-z0-9_]*)\\b(?<call>\\()?|[-+*/(),. ]|[0-9]+");
    private static final Pattern CALL = Pattern.compile("[a-z]\\(");
    private static final Set<String> FUNCTIONS =
            Set.of("count", "first", "last", "max", "min", "sum");

    private Expression() {}

    /**
     * An expression as InfluxDB reads it, its names in quotes.
     *
     * @param text as in {@code sum(answered) / sum(answer_base)}
     * @param known the names there are
     * @param place where they are, for people
     * @throws IllegalArgumentException where a name, a function or a sign is not known
     */
    static String quoted(String text, Set<String> known, String place) {
        StringBuilder out = new StringBuilder();
        Matcher word = WORD.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!word.find(at) || word.start() != at) {
                throw new IllegalArgumentException(
                        "\"%s\" is no expression from \"%s\" on"
                                .formatted(text, text.substring(at)));
            }
            out.append(
                    word.group("name") == null
                            ? word.group()
                            : named(word.group("name"), word.group("call") != null, known, place));
            at = word.end();
        }
        return out.toString();
    }

    /** Whether rows become one, by a function. */
    static boolean adds(String quoted) {
        return CALL.matcher(quoted).find();
    }

    private static String named(String name, boolean call, Set<String> known, String place) {
        Set<String> wanted = call ? FUNCTIONS : known;
        if (!wanted.contains(name)) {
            throw new IllegalArgumentException(
                    "%s has no %s: want one of %s".formatted(place, name, wanted));
        }
        return call ? name + "(" : "\"" + name + "\"";
    }
}
