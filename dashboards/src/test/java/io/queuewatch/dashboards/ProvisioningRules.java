package io.queuewatch.dashboards;

import static io.queuewatch.dashboards.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** Rules about the files by which Grafana finds its data and its dashboards. */
final class ProvisioningRules {
    private static final String FROM_ENVIRONMENT = "\\$\\{QUEUEWATCH_[A-Z_]+\\}";

    private ProvisioningRules() {}

    /** What is wrong with a file of data sources. */
    static Stream<String> ofDataSources(JsonNode file) {
        return Dashboard.stream(file.path("datasources"))
                .flatMap(
                        source ->
                                Stream.of(
                                                is(source, "/uid", PanelRules.DATA_SOURCE),
                                                is(source, "/type", "influxdb"),
                                                is(source, "/access", "proxy"),
                                                is(source, "/editable", "false"),
                                                is(source, "/jsonData/version", "InfluxQL"),
                                                fromEnvironment(source, "/url"),
                                                fromEnvironment(source, "/database"),
                                                fromEnvironment(source, "/jsonData/dbName"),
                                                is(
                                                        source,
                                                        "/jsonData/httpHeaderName1",
                                                        "Authorization"),
                                                fromEnvironment(
                                                        source, "/secureJsonData/httpHeaderValue1"),
                                                unless(
                                                        !source.has("user")
                                                                && !source.has("password"),
                                                        "user or password beside the header"))
                                        .flatMap(findings -> findings));
    }

    /** What is wrong with a file of dashboard providers. */
    static Stream<String> ofProviders(JsonNode file) {
        return Dashboard.stream(file.path("providers"))
                .flatMap(
                        provider ->
                                Stream.of(
                                                is(provider, "/type", "file"),
                                                is(provider, "/allowUiUpdates", "false"),
                                                is(
                                                        provider,
                                                        "/options/foldersFromFilesStructure",
                                                        "true"),
                                                fromEnvironment(provider, "/options/path"),
                                                unless(
                                                        provider.path("folder").asText().isEmpty(),
                                                        "folder beside"
                                                                + " foldersFromFilesStructure"))
                                        .flatMap(findings -> findings));
    }

    private static Stream<String> is(JsonNode node, String pointer, String wanted) {
        String value = node.at(pointer).asText();
        return unless(value.equals(wanted), pointer + " is \"" + value + "\" instead of " + wanted);
    }

    private static Stream<String> fromEnvironment(JsonNode node, String pointer) {
        String value = node.at(pointer).asText();
        return unless(
                value.matches(FROM_ENVIRONMENT),
                pointer + " is \"" + value + "\", not a variable of the environment");
    }
}
