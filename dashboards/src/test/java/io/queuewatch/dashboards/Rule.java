package io.queuewatch.dashboards;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule that every dashboard keeps.
 *
 * @param name the rule in a few words
 * @param findings what is wrong with a dashboard, and where; nothing when the rule is kept
 */
record Rule(String name, Function<Dashboard, Stream<String>> findings) {

    /** A rule about every panel by itself: what is wrong with it, or nothing. */
    static Rule ofPanels(String name, Function<Panel, Stream<String>> findings) {
        return new Rule(
                name,
                dashboard ->
                        dashboard.panels().stream()
                                .flatMap(panel -> findings.apply(panel).map(in(panel))));
    }

    /** A rule about every query by itself: what is wrong with it, or nothing. */
    static Rule ofQueries(String name, Function<InfluxQl, Stream<String>> findings) {
        return new Rule(
                name,
                dashboard ->
                        dashboard.queries().stream()
                                .flatMap(query -> findings.apply(query.influxQl()).map(in(query))));
    }

    /** Nothing when a condition holds, else what is wrong. */
    static Stream<String> unless(boolean holds, String finding) {
        return holds ? Stream.empty() : Stream.of(finding);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Function<String, String> in(Object place) {
        return finding -> place + ": " + finding;
    }
}
