package io.queuewatch.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.local.WorkDirectory;
import io.queuewatch.pipeline.alert.AlertName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunbooksTest {

    private static final Path FOLDER = WorkDirectory.home().resolve("infra/runbooks");

    @Test
    void thereIsOneForEachAlertAndNoOther() throws IOException {
        assertThat(runbooks())
                .extracting(RunbooksTest::name)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(AlertName.values()).map(AlertName::label).toList());
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
