package io.queuewatch.infra.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is spoilt in a file, the import comes to its end, and every row is accounted for. */
class SpoiltFilesTest {

    private static final int TIMES = 30;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What stands where it should not. */
    private static final List<String> CHARACTERS =
            List.of(
                    "", "\"", "{", "}", "[", "]", ",", ":", "|", ";", "\n", "\\", "\0", "-", "9",
                    "NaN");

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "\"\"",
                    "\" \"",
                    "-1",
                    "0.5",
                    "1e30",
                    "9223372036854775807",
                    "99999999999999999999",
                    "true",
                    "[]",
                    "[7]",
                    "{}",
                    "\"x\"",
                    "\"9999-12-31T23:59:59Z\"",
                    "\"-999999999-01-01T00:00:00Z\"",
                    "\"2026-01-05T09:00:00Z\"");

    @TempDir Path directory;
    private long rejected;

    static Stream<Arguments> ofJson() {
        return Stream.of(
                Arguments.of("connect", "amazon-connect/contact-records.jsonl"),
                Arguments.of("connect", "amazon-connect/contact-events.json"),
                Arguments.of("genesys", "genesys-cloud/conversations.json"),
                Arguments.of("zendesk", "zendesk/audits.json"),
                Arguments.of("zendesk", "zendesk/ticket-events.jsonl"));
    }

    static Stream<Arguments> ofAnyFormat() {
        return Stream.concat(ofJson(), Stream.of(Arguments.of("csv", "anonymous-bank/sample.txt")));
    }

    @ParameterizedTest
    @MethodSource("ofAnyFormat")
    void everyCharacterMayBeSpoilt(String format, String sample) throws Exception {
        String text = Files.readString(Path.of("samples", sample));
        Random random = new Random(sample.hashCode());
        for (int i = 0; i < TIMES; i++) {
            StringBuilder spoilt = new StringBuilder(text);
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                int at = random.nextInt(spoilt.length());
                int end =
                        Math.min(
                                spoilt.length(),
                                at + random.nextInt(random.nextInt(5) == 0 ? 99 : 2));
                spoilt.replace(at, end, CHARACTERS.get(random.nextInt(CHARACTERS.size())));
            }
            assertEnds(format, spoilt.toString());
        }
        assertThat(rejected).isGreaterThan(TIMES / 3);
    }

    @ParameterizedTest
    @MethodSource("ofJson")
    void everyValueMayBeWrong(String format, String sample) throws Exception {
        String text = Files.readString(Path.of("samples", sample));
        Random random = new Random(sample.hashCode());
        for (int i = 0; i < TIMES; i++) {
            StringBuilder spoilt = new StringBuilder();
            try (var records = JSON.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
                while (records.hasNext()) {
                    JsonNode record = records.next();
                    spoil(record, random);
                    spoilt.append(record).append('\n');
                }
            }
            assertEnds(format, spoilt.toString());
        }
        assertThat(rejected).isGreaterThan(TIMES / 3);
    }

    private static void spoil(JsonNode record, Random random) throws Exception {
        List<Runnable> ways = new ArrayList<>();
        collect(record, ways, random);
        for (int times = random.nextInt(3); times > 0 && !ways.isEmpty(); times--) {
            ways.get(random.nextInt(ways.size())).run();
        }
    }

    private static void collect(JsonNode node, List<Runnable> ways, Random random)
            throws Exception {
        JsonNode wrong = JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
        if (node instanceof ObjectNode object) {
            for (var field : List.copyOf(object.properties())) {
                ways.add(() -> object.set(field.getKey(), wrong));
                collect(field.getValue(), ways, random);
            }
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                int item = i;
                ways.add(() -> list.set(item, wrong));
                collect(list.get(i), ways, random);
            }
        }
    }

    private void assertEnds(String format, String text) throws Exception {
        Path file = Files.writeString(directory.resolve("spoilt"), text);
        Optional<Path> mapping =
                Optional.of(Imports.SAMPLE.resolve("mapping.yaml"))
                        .filter(m -> format.equals("csv"));
        Format reader = FileFormat.of(format).reader(mapping).apply(Optional.empty());
        try {
            ImportSummary summary = Imports.of(directory, reader, file).summary();
            long skipped = summary.skipped().values().stream().mapToLong(Long::longValue).sum();
            assertThat(summary.converted() + skipped + summary.allRejected())
                    .isEqualTo(summary.rows());
            rejected += summary.allRejected();
        } catch (ImportException e) {
            assertThat(e).as("only of what a file is").hasMessageContaining("column");
        }
    }
}
