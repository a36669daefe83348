package io.queuewatch.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** One of the rules by which Grafana itself raises an alert. */
record AlertRule(JsonNode json) {
    private static final Path FILE = Path.of("provisioning/alerting/queuewatch.yaml");

    /** The file with the rules, the contact points and the policies. */
    static JsonNode file() {
        try {
            return new YAMLMapper().readTree(FILE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rules. */
    static List<AlertRule> all() {
        return Dashboard.stream(file().path("groups"))
                .flatMap(group -> Dashboard.stream(group.path("rules")))
                .map(AlertRule::new)
                .toList();
    }

    /** Every query, each with its rule: arguments of a test. */
    static Stream<Arguments> withQueries() {
        return all().stream()
                .flatMap(
                        rule ->
                                rule.asDashboard().queries().stream()
                                        .map(query -> Arguments.of(rule, query)));
    }

    String title() {
        return json.path("title").asText();
    }

    /** What it asks InfluxDB, in the form of a dashboard, so that the same rules hold for it. */
    Dashboard asDashboard() {
        ObjectNode dashboard = JsonNodeFactory.instance.objectNode();
        ObjectNode panel = dashboard.putArray("panels").addObject().put("title", title());
        asking().forEach(data -> panel.withArray("targets").add(data.get("model")));
        return new Dashboard(title(), dashboard);
    }

    /** The time that a query of it looks at. */
    TimeRange range(String refId, Instant now) {
        JsonNode range =
                asking().filter(data -> data.path("refId").asText().equals(refId))
                        .findFirst()
                        .orElseThrow()
                        .path("relativeTimeRange");
        return new TimeRange(
                now.minus(Duration.ofSeconds(range.path("from").asLong())),
                now.minus(Duration.ofSeconds(range.path("to").asLong())));
    }

    /** Its queries and expressions. */
    Stream<JsonNode> steps() {
        return Dashboard.stream(json.path("data"));
    }

    private Stream<JsonNode> asking() {
        return steps().filter(
                        data -> data.path("datasourceUid").asText().equals(PanelRules.DATA_SOURCE));
    }

    @Override
    public String toString() {
        return title();
    }
}
