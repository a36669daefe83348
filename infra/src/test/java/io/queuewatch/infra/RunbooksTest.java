package io.queuewatch.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.queuewatch.infra.local.WorkDirectory;
import io.queuewatch.pipeline.alert.AlertName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunbooksTest {

    private static final Path FOLDER = WorkDirectory.home().resolve("infra/runbooks");

    /** Rules that Grafana watches itself. */
    private static final Path RULES =
            WorkDirectory.home().resolve("dashboards/provisioning/alerting/queuewatch.yaml");

    @Test
    void thereIsOneForEachAlertAndNoOther() throws IOException {
        assertThat(runbooks())
                .extracting(RunbooksTest::name)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        Arrays.stream(AlertName.values()).map(AlertName::label),
                                        grafanasOwn())
                                .toList());
    }

    private static Stream<String> grafanasOwn() throws IOException {
        Set<String> titles = new TreeSet<>();
        for (JsonNode group : new YAMLMapper().readTree(RULES.toFile()).path("groups")) {
            group.path("rules").forEach(rule -> titles.add(rule.path("title").asText()));
        }
        assertThat(titles).isNotEmpty();
        return titles.stream();
    }

    @Test
    void eachBeginsWithTheNameOfItsAlertAndSaysWhatItMeansAndWhenItIsOver() throws IOException {
        for (Path runbook : runbooks()) {
            assertThat(Files.readString(runbook))
                    .startsWith("# " + name(runbook) + "\n")
                    .contains("**What it means.**", "**When it is back.**");
        }
    }

    private static List<Path> runbooks() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.toList();
        }
    }

    private static String name(Path runbook) {
        return runbook.getFileName().toString().replaceFirst("[.]md$", "");
    }
}
