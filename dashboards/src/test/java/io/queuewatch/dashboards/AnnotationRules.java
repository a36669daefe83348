package io.queuewatch.dashboards;

import static io.queuewatch.dashboards.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Rules about what is marked in plots, by what Grafana's InfluxDB data source makes of it. */
final class AnnotationRules {
    private static final Set<String> COLOURS =
            Set.of("#1f60c4", "#b86e00", "#8f0e1b", "#ff9830", "#9fa7b3");

    private static final Set<String> KNOWN =
            Set.of(
                    "name",
                    "datasource",
                    "enable",
                    "hide",
                    "iconColor",
                    "query",
                    "textColumn",
                    "tagsColumn",
                    "timeEndColumn");

    static final List<Rule> ALL =
            List.of(
                    rule("annotation is shown", AnnotationRules::shown),
                    rule("annotation has its columns", AnnotationRules::columns),
                    rule("annotation asks once", AnnotationRules::once));

    private AnnotationRules() {}

    private static Rule rule(String name, BiFunction<JsonNode, InfluxQl, Stream<String>> findings) {
        return new Rule(
                name,
                dashboard ->
                        dashboard.annotations().stream()
                                .flatMap(
                                        node ->
                                                findings.apply(
                                                                node,
                                                                InfluxQl.of(
                                                                        node.path("query")
                                                                                .asText()))
                                                        .map(
                                                                finding ->
                                                                        "annotation \"%s\": %s"
                                                                                .formatted(
                                                                                        node.path(
                                                                                                        "name")
                                                                                                .asText(),
                                                                                        finding))));
    }

    private static Stream<String> shown(JsonNode annotation, InfluxQl query) {
        String source = annotation.at("/datasource/uid").asText();
        String colour = annotation.path("iconColor").asText();
        List<String> strange = new ArrayList<>();
        annotation.fieldNames().forEachRemaining(strange::add);
        strange.removeAll(KNOWN);
        return Stream.of(
                        unless(
                                source.equals(PanelRules.DATA_SOURCE),
                                "data source \"" + source + "\" is not " + PanelRules.DATA_SOURCE),
                        unless(annotation.path("enable").asBoolean(), "is not switched on"),
                        unless(
                                COLOURS.contains(colour),
                                "colour " + colour + " is none of the house"),
                        unless(strange.isEmpty(), "nobody reads " + strange))
                .flatMap(found -> found);
    }

    /** Any other column would be taken for a title; blanks among the tags are not cut off. */
    private static Stream<String> columns(JsonNode annotation, InfluxQl query) {
        List<String> named =
                Stream.of("textColumn", "tagsColumn", "timeEndColumn")
                        .map(column -> annotation.path(column).asText())
                        .filter(columns -> !columns.isEmpty())
                        .flatMap(columns -> Stream.of(columns.split(",")))
                        .sorted()
                        .toList();
        List<String> asked = query.columns().stream().sorted().toList();
        return Stream.concat(
                unless(
                        named.equals(asked),
                        "shows columns %s of those asked for, %s".formatted(named, asked)),
                unless(!annotation.path("textColumn").asText().isBlank(), "says nothing"));
    }

    /** Grafana fills in the first time filter only. */
    private static Stream<String> once(JsonNode annotation, InfluxQl query) {
        return unless(
                query.count("$timeFilter") == 1 && query.count("SELECT") == 1,
                "wants one SELECT with one $timeFilter");
    }
}
