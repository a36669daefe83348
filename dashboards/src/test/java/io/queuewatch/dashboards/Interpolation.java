package io.queuewatch.dashboards;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Grafana's InfluxDB data source does to a query before it sends it: macros become times,
 * variables become alternatives of a regular expression, or their text.
 *
 * @param range of the dashboard
 * @param interval that Grafana would group by, from the width of the panel
 * @param variables the chosen values of each variable that may have several
 * @param texts the text of each variable that has one value
 */
record Interpolation(
        TimeRange range,
        Duration interval,
        Map<String, List<String>> variables,
        Map<String, String> texts) {
    private static final Pattern MACRO = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)\\})");
    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$*+?.()|\\[\\]{}/]");

    /**
     * A query as InfluxDB gets it.
     *
     * @throws IllegalArgumentException where it names a macro or variable that is not known
     */
    String of(String query) {
        return MACRO.matcher(query)
                .replaceAll(
                        macro ->
                                Matcher.quoteReplacement(
                                        value(
                                                macro.group(1) == null
                                                        ? macro.group(2)
                                                        : macro.group(1))));
    }

    private String value(String macro) {
        long from = range.from().toEpochMilli();
        long to = range.to().toEpochMilli();
        return switch (macro) {
            case "timeFilter" -> "time >= " + from + "ms and time <= " + to + "ms";
            case "__from" -> Long.toString(from);
            case "__to" -> Long.toString(to);
            case "__interval" -> interval.toMillis() + "ms";
            case "__interval_ms" -> Long.toString(interval.toMillis());
            default -> texts.containsKey(macro) ? texts.get(macro) : alternatives(macro);
        };
    }

    private String alternatives(String variable) {
        if (!variables.containsKey(variable)) {
            throw new IllegalArgumentException(
                    "$"
                            + variable
                            + " is no macro and no variable of "
                            + variables.keySet()
                            + " or "
                            + texts.keySet());
        }
        return variables.get(variable).stream()
                .map(value -> SPECIAL.matcher(value).replaceAll("\\\\$0"))
                .collect(Collectors.joining("|", "(", ")"));
    }
}
