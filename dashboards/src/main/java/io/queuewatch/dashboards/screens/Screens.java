package io.queuewatch.dashboards.screens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.queuewatch.dashboards.grafana.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every dashboard, and the files they are checked in as. */
public final class Screens {
    private static final JsonMapper JSON = new JsonMapper();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private Screens() {}

    /**
     * Writes all files.
     *
     * @param args the folder of the dashboards
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        for (Map.Entry<String, String> file : files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** The text of every file by its path in the folder of the dashboards. */
    public static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        all().forEach(screen -> files.put("Queuewatch/" + screen.name() + ".json", text(screen)));
        return files;
    }

    private static Stream<Screen> all() {
        return Stream.of(
                        Wallboards.all(),
                        OnCall.all(),
                        Drift.all(),
                        Executive.all(),
                        Teams.all(),
                        PipelineItself.all())
                .flatMap(screens -> screens);
    }

    private static String text(Screen screen) {
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(
                                Separators.createDefaultInstance()
                                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                        .withArrayIndenter(LINES)
                        .withObjectIndenter(LINES);
        try {
            return JSON.writer(printer).writeValueAsString(screen.json()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(screen.name() + " is no JSON", e);
        }
    }
}
