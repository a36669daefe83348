package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves of every rule that it finds what it is there to find: a sound dashboard, broken once. */
class RulesTest {

    /** A dashboard broken in one place, the rule that has to notice, and a part of what it says. */
    record Broken(String rule, Consumer<ObjectNode> by, String finding) {
        @Override
        public String toString() {
            return rule + ": " + finding;
        }
    }

    static Stream<Broken> broken() {
        return Stream.of(
                new Broken("fixed uid", json -> json.remove("uid"), "uid \"\""),
                new Broken("not editable", json -> json.put("editable", true), "editable"),
                new Broken("not editable", json -> json.remove("editable"), "editable"),
                new Broken("not editable", json -> json.put("id", 7), "id of some installation"),
                new Broken(
                        "title and description",
                        json -> json.put("description", " "),
                        "no description"),
                new Broken("schema version", json -> json.put("schemaVersion", 36), "36"),
                new Broken("schema version", json -> json.put("schemaVersion", 40), "40"),
                new Broken("schema version", json -> json.put("schemaVersion", 38), "displayMode"),
                new Broken(
                        "since 9.3",
                        json ->
                                ((ObjectNode) panel(json, 6).get("options"))
                                        .put("cellHeight", "lg"),
                        "cellHeight"),
                new Broken(
                        "since 9.3",
                        json ->
                                ((ObjectNode) panel(json, 6).at("/fieldConfig/overrides/0"))
                                        .putArray("properties")
                                        .addObject()
                                        .put("id", "custom.cellOptions"),
                        "cellOptions"),
                new Broken("since 9.3", json -> panel(json, 7).put("type", "trend"), "trend"),
                new Broken(
                        "since 9.3",
                        json ->
                                ((ObjectNode) panel(json, 6).at("/transformations/1"))
                                        .put("id", "formatTime"),
                        "formatTime"),
                new Broken("panel ids", json -> panel(json, 1).put("id", 1), "Waiting now"),
                new Broken("no overlap", json -> grid(json, 1).put("x", 5), "overlaps"),
                new Broken("no overlap", json -> grid(json, 3).put("w", 7), "not on the grid"),
                new Broken("fits the screen", json -> grid(json, 8).put("h", 9), "1080"),
                new Broken(
                        "fits its tile",
                        json ->
                                ((ObjectNode) panel(json, 2).at("/options/text"))
                                        .put("valueSize", 150),
                        "wider than the tile"),
                new Broken("fits its tile", json -> grid(json, 1).put("h", 4), "higher than"),
                new Broken("four to six numbers", json -> remove(json, 0, 1), "3 big numbers"),
                new Broken(
                        "four to six numbers",
                        json -> panels(json).add(panel(json, 0)).add(panel(json, 0)),
                        "7 big"),
                new Broken("age of the data", json -> remove(json, 3), "as_of"),
                new Broken(
                        "age of the data",
                        json -> defaults(json, 3).put("noValue", ""),
                        "no number shows"),
                new Broken("all is the list", json -> variable(json).put("allValue", ".*"), "All"),
                new Broken("unit", json -> defaults(json, 0).remove("unit"), "no unit"),
                new Broken("description", json -> panel(json, 7).remove("description"), "no desc"),
                new Broken("noValue", json -> defaults(json, 6).remove("noValue"), "no noValue"),
                new Broken(
                        "data source",
                        json -> ((ObjectNode) target(json, 1).get("datasource")).put("uid", "x"),
                        "data source \"x\""),
                new Broken(
                        "readable from afar",
                        json ->
                                ((ObjectNode) panel(json, 1).at("/options/text"))
                                        .put("valueSize", 119),
                        "valueSize"),
                new Broken(
                        "readable from afar",
                        json -> ((ObjectNode) panel(json, 1).get("options")).remove("text"),
                        "valueSize"),
                new Broken(
                        "state in words",
                        json -> ((ArrayNode) defaults(json, 3).get("mappings")).remove(0),
                        "#b86e00"),
                new Broken(
                        "state in words",
                        json -> result(json, 3, 0).put("text", ""),
                        "says what no word says"),
                new Broken(
                        "one word a colour",
                        json -> result(json, 3, 0).put("text", "STALE"),
                        "\"STALE\" has several colours"),
                new Broken(
                        "colours of the house",
                        json -> result(json, 3, 0).put("color", "green"),
                        "colour green"),
                new Broken(
                        "bounded ranges",
                        json -> ((ObjectNode) mapping(json, 3, 1).get("options")).putNull("to"),
                        "no bound"),
                new Broken(
                        "annotation is shown",
                        json -> annotation(json).put("enable", false),
                        "not switched on"),
                new Broken(
                        "annotation is shown",
                        json -> ((ObjectNode) annotation(json).get("datasource")).put("uid", "x"),
                        "data source \"x\""),
                new Broken(
                        "annotation is shown",
                        json -> annotation(json).put("iconColor", "red"),
                        "colour red"),
                new Broken(
                        "annotation is shown",
                        json -> annotation(json).put("textColum", "summary"),
                        "nobody reads [textColum]"),
                new Broken(
                        "annotation has its columns",
                        json -> annotation(json).put("textColumn", ""),
                        "says nothing"),
                new Broken(
                        "annotation has its columns",
                        json -> annotation(json).put("tagsColumn", "name, channel,queue"),
                        "[ channel, endsAt, name, queue, summary]"),
                new Broken(
                        "annotation has its columns",
                        json -> annotation(json).remove("timeEndColumn"),
                        "shows columns [channel, name, queue, summary]"),
                new Broken(
                        "annotation asks once",
                        json ->
                                annotation(json)
                                        .put(
                                                "query",
                                                "SELECT \"summary\" FROM (SELECT \"summary\" FROM"
                                                        + " \"operations\".\"alert\" WHERE $timeFilter)"
                                                        + " WHERE $timeFilter"),
                        "one SELECT"),
                query("time filter", " AND $timeFilter", "", "without $timeFilter"),
                query("time filter", "$timeFilter", "time > ${__to}ms - 30d", "nor looking back"),
                query("regular expression", "=~ /^$queue$/", "= '$queue'", "=~ /^$queue$/"),
                query("regular expression", "/^$queue$/", "/$queue/", "=~ /^$queue$/"),
                query("regular expression", "/^$queue$/", "/^${queue}$/", "=~ /^$queue$/"),
                query("retention policy", "\"operations\".", "", "kpi_summary is not where"),
                query("retention policy", "\"operations\".", "\"live\".", "live.kpi_summary"),
                query("retention policy", "'15m'", "'1d'", "rows of interval \"1d\""),
                query(
                        "retention policy",
                        "\"operations\".",
                        "\"queuewatch\".\"operations\".",
                        "queuewatch.operations.kpi_summary"),
                query("known names", "\"kpi_summary\"", "\"kpis\"", "answer_base"),
                query("known names", "\"answered\"", "\"answerd\"", "answerd"),
                query("known names", "\"channel\"", "\"chanel\"", "chanel"),
                query("known names", "\"answered\"", "answered", "nobody knows answered"),
                query("known names", "/^$queue$/ AND", "/^$queue$/ AND $site AND", "$site"),
                query("one view, one interval", "\"view\" = 'live' AND ", "", "every view"),
                query("one view, one interval", "\"interval\" = '15m' AND ", "", "every interval"),
                query("not the row of all", "\"queue\" =~ /^$queue$/ AND ", "", "row of all"),
                query(
                        "least span",
                        "> 0",
                        "> 0 GROUP BY time($__interval) fill(none)",
                        "without a least one"),
                query("guarded division", " AND \"answer_base\" > 0", "", "may be 0"),
                query("guarded division", "> 0", "> -1", "may be 0"),
                query("guarded division", "sum(\"answer_base\")", "0", "may be 0"),
                query("guarded division", "/ sum(", "/ (sum(", "may be 0"),
                query(
                        "denominator above 0",
                        "sum(\"answered\")",
                        "last(\"service_level\")",
                        "service_level without \"service_level_base\" > 0"),
                query(
                        "no mean of rates",
                        "sum(\"answered\")",
                        "mean(\"answer_rate\")",
                        "mean of answer_rate"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenDashboardIsFound(Broken broken) {
        ObjectNode json = wallboard();
        broken.by().accept(json);

        assertThat(rule(broken.rule()).findings().apply(new Dashboard("broken.json", json)))
                .isNotEmpty()
                .anySatisfy(finding -> assertThat(finding).contains(broken.finding()));
    }

    @Test
    void everyRuleIsProven() {
        assertThat(broken().map(Broken::rule).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        DashboardsTest.RULES.stream().map(Rule::name).toList());
    }

    @Test
    void aSharedUidIsFound() {
        Dashboard dashboard = new Dashboard("one.json", wallboard());

        assertThat(DashboardRules.sharedUids(List.of(dashboard, dashboard)))
                .containsExactly("uid queuewatch-wallboard-voice belongs to several dashboards");
    }

    /** The query of the answer rate, rewritten. */
    private static Broken query(String rule, String part, String by, String finding) {
        return new Broken(
                rule,
                json -> {
                    String query = target(json, 4).get("query").asText();
                    assertThat(query).contains(part);
                    target(json, 4).put("query", query.replace(part, by));
                },
                finding);
    }

    private static Rule rule(String name) {
        return DashboardsTest.RULES.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode wallboard() {
        return (ObjectNode) Dashboard.wallboardForVoice().json();
    }

    private static ArrayNode panels(JsonNode json) {
        return (ArrayNode) json.get("panels");
    }

    private static ObjectNode panel(JsonNode json, int index) {
        return (ObjectNode) panels(json).get(index);
    }

    private static void remove(JsonNode json, int... indexes) {
        for (int i = indexes.length - 1; i >= 0; i--) {
            panels(json).remove(indexes[i]);
        }
    }

    private static ObjectNode grid(JsonNode json, int panel) {
        return (ObjectNode) panel(json, panel).get("gridPos");
    }

    private static ObjectNode defaults(JsonNode json, int panel) {
        return (ObjectNode) panel(json, panel).at("/fieldConfig/defaults");
    }

    private static ObjectNode target(JsonNode json, int panel) {
        return (ObjectNode) panel(json, panel).at("/targets/0");
    }

    private static ObjectNode mapping(JsonNode json, int panel, int index) {
        return (ObjectNode) defaults(json, panel).get("mappings").get(index);
    }

    private static ObjectNode result(JsonNode json, int panel, int index) {
        return (ObjectNode) mapping(json, panel, index).at("/options/result");
    }

    private static ObjectNode annotation(JsonNode json) {
        return (ObjectNode) json.at("/annotations/list/0");
    }

    private static ObjectNode variable(JsonNode json) {
        return (ObjectNode) json.at("/templating/list/0");
    }
}
