package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AlertRulesTest {
    private static final GrafanaTypes TYPES = GrafanaTypes.load();
    private static final String EXPRESSIONS = "__expr__";
    private static final Pattern OPERAND = Pattern.compile("\\$(\\w+)");

    static List<AlertRule> everyRule() {
        return AlertRule.all();
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void hasTheTypeThatGrafanaPublishes(AlertRule rule) {
        assertThat(TYPES.misfits("rule", rule.json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void asksAsDashboardsDo(AlertRule rule) {
        assertThat(rule.asDashboard().queries()).isNotEmpty();
        assertThat(
                        QueryRules.ALL.stream()
                                .flatMap(kept -> kept.findings().apply(rule.asDashboard())))
                .isEmpty();
    }

    /** Nothing of a browser: it is Grafana's server that asks. */
    @ParameterizedTest
    @MethodSource("everyRule")
    void asksWithoutVariables(AlertRule rule) {
        assertThat(rule.asDashboard().queries())
                .allSatisfy(query -> assertThat(query.text()).doesNotContain("${", "$__to"));
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void computesFromItsOwnSteps(AlertRule rule) {
        List<String> steps = rule.steps().map(step -> step.path("refId").asText()).toList();

        assertThat(steps).doesNotHaveDuplicates().contains(rule.json().path("condition").asText());
        assertThat(rule.steps()).allSatisfy(step -> assertThat(steps).containsAll(operands(step)));
        assertThat(rule.steps())
                .extracting(step -> step.path("datasourceUid").asText())
                .containsOnly(PanelRules.DATA_SOURCE, EXPRESSIONS);
    }

    @ParameterizedTest
    @MethodSource("everyRule")
    void saysWhatToDo(AlertRule rule) {
        JsonNode annotations = rule.json().path("annotations");

        assertThat(rule.title()).startsWith("QueuewatchPipeline");
        assertThat(rule.json().at("/labels/severity").asText()).isIn("critical", "warning", "info");
        assertThat(List.of("summary", "description", "runbook_url", "dashboard_url"))
                .allSatisfy(name -> assertThat(annotations.path(name).asText()).isNotBlank());
        assertThat(annotations.path("runbook_url").asText())
                .isEqualTo("${QUEUEWATCH_RUNBOOKS}/" + rule.title() + ".md");
        assertThat(Path.of("../infra/runbooks", rule.title() + ".md")).isNotEmptyFile();
        assertThat(Dashboard.all())
                .extracting(dashboard -> dashboard.json().path("uid").asText())
                .contains(
                        annotations
                                .path("dashboard_url")
                                .asText()
                                .replaceFirst("^\\{\\{ externalURL }}d/", ""));
    }

    @Test
    void everythingGoesToTheOneContactPoint() {
        JsonNode points = AlertRule.file().path("contactPoints");
        ObjectNode policy = AlertRule.file().path("policies").path(0).deepCopy();
        policy.remove("orgId");

        assertThat(TYPES.misfits("policy", policy)).isEmpty();
        assertThat(points).hasSize(1);
        assertThat(policy.path("receiver")).isEqualTo(points.get(0).path("name"));
        assertThat(points.get(0).at("/receivers/0/settings/url").asText())
                .isEqualTo("${QUEUEWATCH_ALERTMANAGER_URL}");
    }

    private static List<String> operands(JsonNode step) {
        String expression = step.at("/model/expression").asText();
        return step.at("/model/type").asText().equals("math")
                ? OPERAND.matcher(expression).results().map(found -> found.group(1)).toList()
                : Stream.of(expression).filter(text -> !text.isEmpty()).toList();
    }
}
