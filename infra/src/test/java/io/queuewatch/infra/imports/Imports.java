package io.queuewatch.infra.imports;

import io.queuewatch.schemas.CallEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An import within a test: its summary, its events, what it told, what it set aside. */
record Imports(ImportSummary summary, List<CallEvent> events, List<String> told, Path rejects) {

    static final Path SAMPLE = Path.of("samples/anonymous-bank");

    static Imports csv(Path directory, String mapping, String text) throws Exception {
        return of(
                directory,
                new CsvFormat(MappingFile.parse("map.yaml", mapping), Optional.empty()),
                text);
    }

    static Imports of(Path directory, Format format, String text) throws Exception {
        Path file = Files.writeString(directory.resolve("calls.txt"), text, format.charset());
        return of(directory, format, file);
    }

    static Imports of(Path directory, Format format, Path file) {
        List<String> told = new ArrayList<>();
        List<CallEvent> events = new ArrayList<>();
        try (EventSorter sorter = new EventSorter();
                Rejects rejects = new Rejects(directory.resolve("rejects"), told::add)) {
            ImportSummary summary =
                    new FileImport(format, rejects).read(List.of(file), sorter, bytes -> {});
            sorter.sorted().forEachRemaining(events::add);
            return new Imports(summary, events, told, directory.resolve("rejects"));
        }
    }
}
