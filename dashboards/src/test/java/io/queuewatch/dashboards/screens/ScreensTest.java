package io.queuewatch.dashboards.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScreensTest {
    private static final Path FOLDER = Path.of("dashboards");

    /** Else: {@code mvn -Pdashboards -pl dashboards -am process-classes}. */
    @Test
    void theFilesAreThoseThatAreMade() throws IOException {
        assertThat(filesOf(FOLDER)).isEqualTo(Screens.files());
    }

    private static Map<String, String> filesOf(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }
}
