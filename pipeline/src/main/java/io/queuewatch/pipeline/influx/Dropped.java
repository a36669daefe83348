package io.queuewatch.pipeline.influx;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The lines that InfluxDB dropped while it stored the rest, as far as its message tells.
 *
 * @param count how many; at least one
 * @param named those that the message quotes; it quotes what it could not parse, and only counts
 *     the others
 */
record Dropped(int count, List<Line> named) {

    private static final Pattern COUNT = Pattern.compile("dropped=(\\d+)");
    private static final String QUOTED = "unable to parse '";

    static Dropped from(Answer answer, List<Line> sent) {
        String message = answer.message();
        List<Line> named =
                message.contains(QUOTED)
                        ? sent.stream()
                                .filter(l -> message.contains(QUOTED + l.text() + "'"))
                                .toList()
                        : List.of();
        int counted =
                COUNT.matcher(message)
                        .results()
                        .map(MatchResult::group)
                        .mapToInt(m -> Integer.parseInt(m.substring("dropped=".length())))
                        .sum();
        return new Dropped(
                Math.min(sent.size(), Math.max(1, Math.max(counted, named.size()))), named);
    }
}
