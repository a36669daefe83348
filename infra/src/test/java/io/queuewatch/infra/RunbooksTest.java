package io.queuewatch.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.local.WorkDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunbooksTest {

    private static final Path FOLDER = WorkDirectory.home().resolve("infra/runbooks");

    @Test
    void thereIsOneForTheAlertThatAlwaysFires() {
        assertThat(FOLDER.resolve("QueuewatchWatchdog.md")).isRegularFile();
    }

    @Test
    void eachBeginsWithTheNameOfItsAlertAndSaysWhatItMeansAndWhenItIsOver() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> runbooks = files.toList();
            assertThat(runbooks).isNotEmpty();
            for (Path runbook : runbooks) {
                String name = runbook.getFileName().toString().replaceFirst("[.]md$", "");
                assertThat(Files.readString(runbook))
                        .startsWith("# " + name + "\n")
                        .contains("**What it means.**", "**When it is back.**");
            }
        }
    }
}
