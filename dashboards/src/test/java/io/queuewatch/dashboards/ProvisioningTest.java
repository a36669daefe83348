package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvisioningTest {
    private static final Path FOLDER = Path.of("provisioning");

    @Test
    void theDataSourceKeepsTheRules() throws IOException {
        assertThat(dataSources().get("datasources")).hasSize(1);
        assertThat(ProvisioningRules.ofDataSources(dataSources())).isEmpty();
    }

    @Test
    void theProviderKeepsTheRules() throws IOException {
        assertThat(providers().get("providers")).hasSize(1);
        assertThat(ProvisioningRules.ofProviders(providers())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', uid, other, /uid",
        "'', type, prometheus, /type",
        "'', access, direct, /access",
        "'', editable, true, /editable",
        "'', url, http://influx.example:8086, /url",
        "'', database, telemetry, /database",
        "'', user, grafana, user or password beside",
        "'', password, secret, user or password beside",
        "/jsonData, version, Flux, /jsonData/version",
        "/jsonData, dbName, telemetry, /jsonData/dbName",
        "/jsonData, httpHeaderName1, X-Token, /jsonData/httpHeaderName1",
        "/secureJsonData, httpHeaderValue1, Token secret, /secureJsonData/httpHeaderValue1"
    })
    void aBrokenDataSourceIsFound(String at, String name, String value, String finding)
            throws IOException {
        JsonNode file = dataSources();
        ((ObjectNode) file.at("/datasources/0" + at)).put(name, value);

        assertThat(ProvisioningRules.ofDataSources(file))
                .singleElement()
                .asString()
                .contains(finding);
    }

    @ParameterizedTest
    @CsvSource({
        "'', type, git, /type",
        "'', allowUiUpdates, true, /allowUiUpdates",
        "'', folder, Somewhere, folder beside",
        "/options, path, /srv/dashboards, /options/path",
        "/options, foldersFromFilesStructure, false, /options/foldersFromFilesStructure"
    })
    void aBrokenProviderIsFound(String at, String name, String value, String finding)
            throws IOException {
        JsonNode file = providers();
        ((ObjectNode) file.at("/providers/0" + at)).put(name, value);

        assertThat(ProvisioningRules.ofProviders(file))
                .singleElement()
                .asString()
                .contains(finding);
    }

    private static JsonNode dataSources() throws IOException {
        return new YAMLMapper().readTree(FOLDER.resolve("datasources/queuewatch.yaml").toFile());
    }

    private static JsonNode providers() throws IOException {
        return new YAMLMapper().readTree(FOLDER.resolve("dashboards/queuewatch.yaml").toFile());
    }
}
