package io.queuewatch.infra.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRecordsTest {

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"n\":1}\n{\"n\":2}\n\n{\"n\":3}\n",
                "{\"n\":1}{\"n\":2} {\"n\":3}",
                "\uFEFF[{\"n\":1},{\"n\":2},\n{\"n\":3}]",
                "{\"count\":3,\"page\":{\"list\":[7]},\"list\":[{\"n\":1},{\"n\":2},{\"n\":3}],\"next\":[{}]}",
                "{\"list\":[{\"n\":1}],\"next\":\"a\"}\n{\"list\":[]}\n{\"list\":[{\"n\":2},{\"n\":3}]}",
                "{\n  \"n\" : 1\n}\n{\n  \"n\" : 2\n}\n{\n  \"n\" : 3\n}\n"
            })
    void recordsAreFoundHoweverTheyAreGathered(String text) throws Exception {
        assertThat(read(text.getBytes(StandardCharsets.UTF_8)))
                .extracting(record -> record.replaceAll("(?s).*(\\d).*", "$1"))
                .containsExactly("1", "2", "3");
    }

    @Test
    void aGzippedFileIsReadAsItIs() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write("{\"n\":1}\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(bytes.toByteArray())).containsExactly("1: {\"n\":1}");
    }

    @Test
    void recordsHaveTheirLineAndTheirText() throws Exception {
        assertThat(read("[\n  { \"n\": 1 },\n\n  {\"n\":\n 2}\n]\n"))
                .containsExactly("2: { \"n\": 1 }", "4: {\"n\":\n 2}");
    }

    @Test
    void aRecordThatBreaksOffTakesNoOtherAlong() throws Exception {
        assertThat(
                        read(
                                "{\"n\":1}\n{\"n\":\n{\"n\":3}\n{\"n\":\"4\n{\"n\":5}\nnonsense\n{\"n\":6}\n"))
                .containsExactly(
                        "1: {\"n\":1}",
                        "2: broken {\"n\":",
                        "3: {\"n\":3}",
                        "4: broken {\"n\":\"4",
                        "5: {\"n\":5}",
                        "6: broken nonsense",
                        "7: {\"n\":6}");
    }

    @Test
    void aFileThatBreaksOffSaysSo() throws Exception {
        assertThat(read("{\"n\":1}\n{\"n\":2"))
                .containsExactly("1: {\"n\":1}", "2: broken {\"n\":2");
        assertThat(read("{\"list\":[{\"n\":1},{\"n\":2"))
                .containsExactly("1: {\"n\":1}", "1: broken {\"n\":2");
    }

    @Test
    void afterABrokenRecordOfAListTheRestIsLeftOut() throws Exception {
        assertThat(read("[{\"n\":1},\n{\"n\" 2},\n{\"n\":3}]"))
                .hasSize(2)
                .first()
                .isEqualTo("1: {\"n\":1}");
    }

    @Test
    void recordsAreFewerThanTheFile() throws Exception {
        StringBuilder list = new StringBuilder("[");
        for (int i = 0; i < 20_000; i++) {
            list.append(i == 0 ? "" : ",").append("{\"n\":").append(i).append("}");
        }
        assertThat(read(list.append("]").toString()))
                .hasSize(20_000)
                .last()
                .isEqualTo("1: {\"n\":19999}");
    }

    @Test
    void anEmptyFileHasNone() throws Exception {
        assertThat(read("")).isEmpty();
        assertThat(read("[]")).isEmpty();
    }

    private List<String> read(String text) throws Exception {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> read(byte[] bytes) throws Exception {
        Path file = Files.write(directory.resolve("records.json"), bytes);
        List<String> read = new ArrayList<>();
        try (Records records =
                new JsonRecords(
                        TextFile.open(file, StandardCharsets.UTF_8),
                        Set.of("list"),
                        fields -> Conversion.skipped(fields.text("n")))) {
            while (records.next()) {
                String how;
                try {
                    records.convert();
                    how = "";
                } catch (RowException e) {
                    how = "broken ";
                }
                read.add(records.line() + ": " + how + records.text());
            }
        }
        return read;
    }
}
