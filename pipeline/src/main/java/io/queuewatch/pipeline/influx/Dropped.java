package io.queuewatch.pipeline.influx;

import io.queuewatch.pipeline.delivery.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The lines that InfluxDB dropped while it stored the rest, as far as its message tells.
 *
 * @param count how many; at least one
 * @param named those that the message quotes, each with its reason; it quotes what it could not
 *     parse, and only counts the others
 */
record Dropped(int count, Map<Line, String> named) {

    private static final Pattern COUNT = Pattern.compile("dropped=(\\d+)");
    private static final String QUOTED = "unable to parse '";

    static Dropped from(Answer answer, List<Line> sent) {
        Map<Line, String> named = named(answer.message(), sent);
        int counted =
                COUNT.matcher(answer.message())
                        .results()
                        .map(MatchResult::group)
                        .mapToInt(m -> Integer.parseInt(m.substring("dropped=".length())))
                        .sum();
        return new Dropped(
                Math.min(sent.size(), Math.max(1, Math.max(counted, named.size()))), named);
    }

    /** The message has a line of text for each line that it could not parse. */
    private static Map<Line, String> named(String message, List<Line> sent) {
        Map<Line, String> named = new LinkedHashMap<>();
        if (!message.contains(QUOTED)) {
            return named;
        }
        for (Line line : sent) {
            int quote = message.indexOf(QUOTED + line.text() + "'");
            if (quote >= 0) {
                int end = message.indexOf('\n', quote);
                named.put(line, message.substring(quote, end < 0 ? message.length() : end));
            }
        }
        return named;
    }
}
