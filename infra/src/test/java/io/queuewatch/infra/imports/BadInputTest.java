package io.queuewatch.infra.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is wrong with its input, an importer ends alike: what is wrong is said by file, line and
 * reason, counted and kept aside, and all else is read.
 */
class BadInputTest {

    @TempDir Path directory;

    /** An importer, and a line that it reads; # stands for the number of the contact. */
    private enum Importer {
        CSV("#;sales;2026-03-02 08:00:00"),
        ASTERISK("1767600010|#|sales|NONE|ENTERQUEUE||1|1"),
        CONNECT(
                """
                {"ContactId":"#","Channel":"VOICE","InitiationMethod":"INBOUND",\
                "InitiationTimestamp":"2026-03-02T08:00:00Z","Queue":{"Name":"sales",\
                "EnqueueTimestamp":"2026-03-02T08:00:10Z"}}"""),
        GENESYS(
                """
                {"conversationId":"#","conversationStart":"2026-03-02T08:00:00Z","participants":[\
                {"purpose":"customer","sessions":[{"mediaType":"voice","segments":[\
                {"segmentType":"interact","segmentStart":"2026-03-02T08:00:00Z"}]}]},\
                {"purpose":"acd","sessions":[{"mediaType":"voice","segments":[\
                {"segmentType":"interact","segmentStart":"2026-03-02T08:00:10Z",\
                "queueName":"sales"}]}]}]}"""),
        ZENDESK(
                """
                {"id":#,"ticket_id":#,"created_at":"2026-03-02T08:00:00Z","author_id":7,\
                "via":{"channel":"email"},"events":[\
                {"type":"Create","field_name":"requester_id","value":"7"},\
                {"type":"Create","field_name":"group_id","value":"sales"}]}"""),
        EVENTS(
                """
                {"eventId":"1","contactId":"#","eventTime":"2026-03-02T08:00:00Z",\
                "type":"QUEUED","queue":"sales"}""");

        private static final String MAPPING =
                """
                source: test
                timeZone: UTC
                file: {delimiter: ";"}
                columns:
                  id: {}
                  queue: {}
                  at: {is: dateTime, format: ["uuuu-MM-dd HH:mm:ss"]}
                contactId: [id]
                events:
                  - {type: QUEUED, at: at, fields: {queue: queue}}
                """;

        private final String line;

        Importer(String line) {
            this.line = line;
        }

        Format format() {
            return switch (this) {
                case CSV -> csv();
                case ASTERISK -> new AsteriskFormat(Optional.empty());
                case CONNECT -> new ConnectFormat(Optional.empty());
                case GENESYS -> new GenesysFormat(Optional.empty());
                case ZENDESK -> new ZendeskFormat(Optional.empty());
                case EVENTS -> new EventLines(EventRecord.CALL);
            };
        }

        private static Format csv() {
            try {
                return new CsvFormat(MappingFile.parse("map.yaml", MAPPING), Optional.empty());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        /** The line of this contact. */
        String of(int contact) {
            return line.replace("#", Integer.toString(contact));
        }

        /** A file of such lines. */
        String file(String... lines) {
            return (this == CSV ? "id;queue;at\n" : "") + String.join("\n", lines) + "\n";
        }

        /** The number of the line, counted from 1, in the file. */
        int number(int line) {
            return this == CSV ? line + 1 : line;
        }

        Arguments with(String right, String wrong, String said) {
            assertThat(line).contains(right);
            return Arguments.of(this, line.replaceFirst("\\Q" + right + "\\E", wrong), said);
        }
    }

    static Stream<Arguments> wrongLines() {
        Stream<Arguments> broken =
                Stream.of(
                        Arguments.of(Importer.CSV, "7;\"sales", "quotes are wrong"),
                        Arguments.of(Importer.ASTERISK, "7|sales", "2 cells; a line has epoch|"),
                        Arguments.of(Importer.CONNECT, "{\"ContactId\":", "this is no JSON"),
                        Arguments.of(Importer.GENESYS, "{\"conversationId\":", "this is no JSON"),
                        Arguments.of(Importer.ZENDESK, "{\"id\":", "this is no JSON"),
                        Arguments.of(Importer.EVENTS, "{\"eventId\":", "this is no JSON"));
        Stream<Arguments> missing =
                Stream.of(
                        Importer.CSV.with("#;", ";", "no contact id"),
                        Importer.ASTERISK.with("|#|", "|NONE|", "has no call"),
                        Importer.CONNECT.with("\"#\"", "null", "ContactId is missing"),
                        Importer.GENESYS.with("\"#\"", "\"\"", "conversationId is missing"),
                        Importer.ZENDESK.with("\"ticket_id\":#,", "", "ticket_id is missing"),
                        Importer.EVENTS.with(
                                "\"contactId\":\"#\",", "", "contactId: this is required"));
        Stream<Arguments> unreadableTimes =
                Stream.of(
                        Importer.CSV.with(
                                "2026-03-02", "2026-02-30", "at: '2026-02-30 08:00:00' is not"),
                        Importer.ASTERISK.with("1767600010", "soon", "'soon' is not a time"),
                        Importer.CONNECT.with("2026-03-02", "2026-02-30", "InitiationTimestamp: "),
                        Importer.GENESYS.with("2026-03-02", "2026-02-30", "conversationStart: "),
                        Importer.ZENDESK.with("2026-03-02", "2026-02-30", "created_at: "),
                        Importer.EVENTS.with("2026-03-02", "2026-02-30", "eventTime: "));
        String cannotBe =
                "cannot be: a moment after the beginning of 1970 and before the year 2200";
        Stream<Arguments> impossibleTimes =
                Stream.of(
                        Importer.CSV.with("2026", "9999", cannotBe),
                        Importer.ASTERISK.with("1767600010", "17676000100", "before the year 2200"),
                        Importer.CONNECT.with("2026-03-02T08", "0001-01-01T00", cannotBe),
                        Importer.GENESYS.with("2026-03-02T08", "0001-01-01T00", cannotBe),
                        Importer.ZENDESK.with("2026-03-02T08", "1970-01-01T00", cannotBe),
                        Importer.EVENTS.with("\"2026-03-02T08:00:00Z\"", "0", cannotBe));
        Stream<Arguments> unknownTypes =
                Stream.of(
                        Importer.ASTERISK.with(
                                "ENTERQUEUE", "7", "'7' is not the name of an event"),
                        Importer.CONNECT.with("VOICE", "FAX", "Channel: \"FAX\" is not VOICE"),
                        Importer.GENESYS.with("voice", "fax", "mediaType: \"fax\" is not voice"),
                        Importer.ZENDESK.with(
                                "requester_id\",\"value\":\"7",
                                "status\",\"value\":\"lost",
                                "is not a status: new"),
                        Importer.EVENTS.with("QUEUED", "ENQUEUED", "type: 'ENQUEUED' is none of"));
        Stream<Arguments> otherCharsets =
                Arrays.stream(Importer.values())
                        .map(importer -> importer.with("sales", "B\u00fcro", "'B\ufffdro' "));
        return Stream.of(
                        broken,
                        missing,
                        unreadableTimes,
                        impossibleTimes,
                        unknownTypes,
                        otherCharsets)
                .flatMap(cases -> cases);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrongLines")
    void aWrongLineIsSaidCountedAndKeptAndAllElseIsRead(
            Importer importer, String wrong, String said) throws Exception {
        Path file = directory.resolve("export");
        String text = importer.file(importer.of(1), wrong.replace("#", "2"), importer.of(3));
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);

        Imports read = Imports.of(directory, importer.format(), file);

        assertThat(read.told()).hasSize(1);
        assertThat(read.told().get(0))
                .startsWith("%s:%d: ".formatted(file, importer.number(2)))
                .contains(said);
        assertThat(read.summary().allRejected()).isOne();
        assertThat(contacts(read)).containsExactly("1", "3");
        assertThat(Files.readString(read.rejects().resolve("export.rejected.csv")))
                .contains("%s,%d,".formatted(file, importer.number(2)), said.replace("\"", "\"\""));
    }

    @ParameterizedTest
    @EnumSource(Importer.class)
    void aFileThatBreaksOffIsReadUpToThere(Importer importer) throws Exception {
        byte[] gzipped = gzipped(importer.file(lines(importer, 2_000)));
        Path file = directory.resolve("export.gz");
        Files.write(file, Arrays.copyOf(gzipped, gzipped.length * 3 / 4));
        Path next = Files.writeString(directory.resolve("next"), importer.file(importer.of(9_999)));

        Imports read = Imports.of(directory, importer.format(), file, next);

        assertThat(read.told()).hasSize(1);
        assertThat(read.told().get(0))
                .matches("\\Q" + file + "\\E:\\d{3,}: the file breaks off after this line: .*");
        assertThat(read.summary().rejected()).containsOnlyKeys("file breaks off");
        assertThat(contacts(read)).hasSizeBetween(500, 1_999).contains("1", "2", "9999");
    }

    @ParameterizedTest
    @EnumSource(Importer.class)
    void anEmptyFileKeepsNoOtherFromBeingRead(Importer importer) throws Exception {
        Path empty = Files.writeString(directory.resolve("empty"), "");
        Path next = Files.writeString(directory.resolve("next"), importer.file(importer.of(1)));

        Imports read = Imports.of(directory, importer.format(), empty, next);

        assertThat(contacts(read)).containsExactly("1");
        assertThat(read.told())
                .isEqualTo(
                        importer == Importer.CSV
                                ? List.of(
                                        empty
                                                + ":1: the file is empty; its first line must name"
                                                + " the columns")
                                : List.of());
    }

    @ParameterizedTest
    @EnumSource(Importer.class)
    void aFileThatSaysThatItIsUtf16IsReadAsThat(Importer importer) throws Exception {
        String text = importer.file(importer.of(1).replace("sales", "B\u00fcro"), importer.of(2));
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path file = Files.writeString(directory.resolve("export"), "\ufeff" + text, charset);

            Imports read = Imports.of(directory, importer.format(), file);

            assertThat(read.told()).isEmpty();
            assertThat(contacts(read)).containsExactly("1", "2");
            assertThat(read.all().toString()).contains("B\u00fcro");
        }
    }

    @ParameterizedTest
    @EnumSource(Importer.class)
    void aWorkbookIsNoText(Importer importer) throws Exception {
        Path file =
                Files.write(directory.resolve("calls.xlsx"), new byte[] {'P', 'K', 3, 4, 20, 0});

        assertThatThrownBy(() -> Imports.of(directory, importer.format(), file))
                .isInstanceOf(ImportException.class)
                .hasMessageContaining("calls.xlsx is a ZIP archive or a spreadsheet's workbook");
    }

    @Test
    void aTableMayBeginAsAWorkbookDoes() throws Exception {
        Path file = directory.resolve("export");
        Files.writeString(file, "PK;id;queue;at\n1;7;sales;2026-03-02 08:00:00\n");

        assertThat(contacts(Imports.of(directory, Importer.CSV.format(), file)))
                .containsExactly("7");
    }

    @Test
    void whatIsSaidOfTheInputIsTextToo() throws Exception {
        Path file = directory.resolve("said.yaml");
        Files.writeString(file, "source: B\u00fcro\n", StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> MappingFile.load(file))
                .hasMessage("the mapping %s is no text in UTF-8", file);
        assertThatThrownBy(() -> QueueNames.load(Optional.of(file)))
                .hasMessage("%s is no text in UTF-8", file);
    }

    private static String[] lines(Importer importer, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(importer::of).toArray(String[]::new);
    }

    private static byte[] gzipped(String text) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static List<String> contacts(Imports read) {
        return read.all().stream()
                .map(event -> (String) event.get("contactId"))
                .distinct()
                .toList();
    }
}
