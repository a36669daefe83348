package io.queuewatch.infra.imports;

import io.queuewatch.schemas.CallEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** An import within a test: its summary, its events, what it told, what it set aside. */
record Imports(
        ImportSummary summary, List<SpecificRecordBase> all, List<String> told, Path rejects) {

    private static final Set<String> NAMING =
            Set.of(
                    "eventId",
                    "eventTime",
                    "source",
                    "sequence",
                    "revision",
                    "contactId",
                    "type",
                    "leg",
                    "customer");
    private static final Set<String> SILENT = Set.of("direction=INBOUND", "by=UNKNOWN");

    static final Path SAMPLE = Path.of("samples/anonymous-bank");

    /** The events of calls. */
    List<CallEvent> events() {
        return events(CallEvent.class);
    }

    /** The events of one record. */
    <E extends SpecificRecordBase> List<E> events(Class<E> record) {
        return all.stream().filter(record::isInstance).map(record::cast).toList();
    }

    /**
     * What happened to a contact: the time of day, the event, and in the order of the schema those
     * fields that say something and do not name the event or the contact.
     */
    List<String> life(String contactId) {
        return all.stream()
                .filter(event -> contactId.equals(field(event, "contactId")))
                .map(Imports::show)
                .toList();
    }

    private static String show(SpecificRecordBase event) {
        return Stream.concat(
                        Stream.of(
                                EventRecord.time(event).toString().substring(11, 19),
                                EventRecord.type(event)),
                        event.getSchema().getFields().stream()
                                .filter(field -> !NAMING.contains(field.name()))
                                .filter(field -> event.get(field.pos()) != null)
                                .map(field -> field.name() + "=" + event.get(field.pos()))
                                .filter(said -> !SILENT.contains(said)))
                .collect(Collectors.joining(" "));
    }

    private static String field(SpecificRecordBase event, String name) {
        return event.get(event.getSchema().getField(name).pos()).toString();
    }

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

    static Imports of(Path directory, Format format, Path... files) {
        List<String> told = new ArrayList<>();
        List<SpecificRecordBase> events = new ArrayList<>();
        try (EventSorter sorter = new EventSorter();
                Rejects rejects = new Rejects(directory.resolve("rejects"), told::add)) {
            ImportSummary summary =
                    new FileImport(format, rejects, QueueNames.load(Optional.empty()))
                            .read(List.of(files), sorter::add, bytes -> {});
            sorter.sorted().forEachRemaining(events::add);
            return new Imports(summary, events, told, directory.resolve("rejects"));
        }
    }
}
