package io.queuewatch.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.stream.Stream;

/** What the oldest Grafana that has to show our dashboards understands. */
final class SinceGrafana93 {
    private static final Set<String> PANELS =
            Set.of(
                    "alertlist",
                    "barchart",
                    "bargauge",
                    "gauge",
                    "heatmap",
                    "histogram",
                    "piechart",
                    "row",
                    "stat",
                    "state-timeline",
                    "status-history",
                    "table",
                    "text",
                    "timeseries");

    private static final Set<String> TRANSFORMATIONS =
            Set.of(
                    "calculateField",
                    "filterByValue",
                    "filterFieldsByName",
                    "groupBy",
                    "joinByField",
                    "labelsToFields",
                    "limit",
                    "merge",
                    "organize",
                    "reduce",
                    "sortBy");

    /** Options that came later, and the newer name of an older one. */
    private static final Set<String> NEWER =
            Set.of(
                    "cellHeight",
                    "cellOptions",
                    "cursorSync",
                    "insertNulls",
                    "percentChangeColorMode",
                    "showPercentChange",
                    "wideLayout");

    private SinceGrafana93() {}

    /** What Grafana 9.3 would not show, or would show otherwise. */
    static Stream<String> newer(Dashboard dashboard) {
        return dashboard.panels().stream()
                .flatMap(
                        panel ->
                                Stream.concat(newerKinds(panel), newerOptions(panel))
                                        .map(newer -> panel + ": Grafana 9.3 has no " + newer));
    }

    private static Stream<String> newerKinds(Panel panel) {
        Stream<String> type = Stream.of(panel.type()).filter(name -> !PANELS.contains(name));
        Stream<String> transformations =
                Dashboard.stream(panel.json().path("transformations"))
                        .map(transformation -> transformation.path("id").asText())
                        .filter(name -> !TRANSFORMATIONS.contains(name));
        return Stream.concat(type, transformations);
    }

    private static Stream<String> newerOptions(Panel panel) {
        JsonNode json = panel.json();
        Stream<String> options = NEWER.stream().filter(name -> json.findValue(name) != null);
        Stream<String> overrides =
                json.findValues("id").stream()
                        .map(id -> id.asText().replaceFirst("^custom\\.", ""))
                        .filter(NEWER::contains);
        return Stream.concat(options, overrides);
    }
}
