package io.queuewatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class SchemaHistoryTest {

    private static final Path HISTORY = Path.of("history");

    @Test
    void noPublishedVersionWasEverEdited() throws IOException {
        Map<String, String> published = new TreeMap<>();
        for (String line : Files.readAllLines(HISTORY.resolve("published.tsv"))) {
            String[] cells = line.split("\t", -1);
            published.put(cells[0] + "/" + cells[1], cells[2]);
        }
        Map<String, String> found = new TreeMap<>();
        for (SchemaHistory.Version version : SchemaHistory.published().versions()) {
            found.put(
                    version.record() + "/" + version.version(),
                    "%016x".formatted(version.fingerprint()));
        }
        assertThat(found).isNotEmpty().isEqualTo(published);
    }

    @Test
    void everyFileOfTheHistoryIsListed() throws IOException {
        try (Stream<Path> files = Files.walk(HISTORY)) {
            List<String> names =
                    files.filter(file -> file.toString().endsWith(".avsc"))
                            .map(file -> HISTORY.relativize(file).toString())
                            .sorted()
                            .toList();
            assertThat(names)
                    .isEqualTo(
                            SchemaHistory.published().versions().stream()
                                    .map(v -> v.record() + "/" + v.version() + ".avsc")
                                    .sorted()
                                    .toList());
        }
    }

    @Test
    void theSchemasInUseAreTheNewestPublished() {
        newest().values()
                .forEach(
                        version ->
                                assertThat(generated(version.record()))
                                        .as("%s: publish the change as a new version", version)
                                        .isEqualTo(version.schema()));
    }

    @Test
    void everyVersionReadsEveryOther() {
        byRecord()
                .forEach(
                        (record, versions) -> {
                            for (SchemaHistory.Version writer : versions) {
                                for (SchemaHistory.Version reader : versions) {
                                    assertCompatible(reader.schema(), writer.schema());
                                    assertReads(reader.schema(), writer.schema());
                                }
                            }
                        });
    }

    @Test
    void aFieldWithoutDefaultWouldBeRefused() {
        Schema one = record("{\"name\":\"a\",\"type\":\"long\"}");
        Schema two =
                record("{\"name\":\"a\",\"type\":\"long\"},{\"name\":\"b\",\"type\":\"long\"}");
        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(two, one).getType())
                .isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
    }

    private static Schema record(String fields) {
        return new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}");
    }

    private static void assertCompatible(Schema reader, Schema writer) {
        assertThat(
                        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                                .getResult()
                                .getIncompatibilities())
                .isEmpty();
    }

    private static void assertReads(Schema reader, Schema writer) {
        Random random = new Random(7);
        GenericDatumReader<Object> datumReader = new GenericDatumReader<>(writer, reader);
        for (int i = 0; i < 100; i++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            try {
                new GenericDatumWriter<>(writer)
                        .write(RandomRecords.generic(writer, random), encoder);
                encoder.flush();
                Object read =
                        datumReader.read(
                                null,
                                DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
                assertThat(read).isNotNull();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Map<String, List<SchemaHistory.Version>> byRecord() {
        return SchemaHistory.published().versions().stream()
                .collect(Collectors.groupingBy(SchemaHistory.Version::record));
    }

    private static Map<String, SchemaHistory.Version> newest() {
        return SchemaHistory.published().versions().stream()
                .collect(
                        Collectors.toMap(
                                SchemaHistory.Version::record,
                                v -> v,
                                (a, b) ->
                                        Stream.of(a, b)
                                                .max(
                                                        Comparator.comparingInt(
                                                                SchemaHistory.Version::version))
                                                .orElseThrow()));
    }

    private static Schema generated(String record) {
        try {
            Schema schema =
                    (Schema)
                            Class.forName("io.queuewatch.schemas." + record)
                                    .getMethod("getClassSchema")
                                    .invoke(null);
            // The generator adds which Java class holds a string; nothing that is published.
            return new Schema.Parser()
                    .parse(
                            schema.toString()
                                    .replace(
                                            "{\"type\":\"string\",\"avro.java.string\":\"String\"}",
                                            "\"string\""));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(record + " is published but not generated", e);
        }
    }
}
