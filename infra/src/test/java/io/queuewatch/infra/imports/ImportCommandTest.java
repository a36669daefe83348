package io.queuewatch.infra.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ImportCommandTest {

    private static final String MAPPING = Imports.SAMPLE.resolve("mapping.yaml").toString();
    private static final String SAMPLE = Imports.SAMPLE.resolve("sample.txt").toString();

    @TempDir Path directory;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aDryRunCountsAndAligns() {
        assertThat(run(new ImportCommand(), "csv", SAMPLE, "--mapping", MAPPING, "--dry-run"))
                .isZero();
        assertThat(out.toString())
                .contains("rows                                                         28")
                .contains("  skipped PHANTOM                                             2")
                .contains("events, not sent");
    }

    @Test
    void jsonIsOneObjectOnStandardOutput() throws Exception {
        run(new ImportCommand(), "csv", SAMPLE, "--mapping", MAPPING, "--dry-run", "--json");
        JsonNode summary = new ObjectMapper().readTree(out.toString());
        assertThat(summary.get("rows").intValue()).isEqualTo(28);
        assertThat(summary.get("events").get("QUEUED").intValue()).isEqualTo(23);
        assertThat(summary.get("from").textValue()).isEqualTo("1999-01-09T18:00:00Z");
    }

    @Test
    void aWrongMappingIsSaidOnStandardError() throws Exception {
        Path mapping = Files.writeString(directory.resolve("m.yaml"), "sources: x\n");
        assertThat(
                        run(
                                new ImportCommand(),
                                "csv",
                                SAMPLE,
                                "--mapping",
                                mapping.toString(),
                                "--dry-run"))
                .isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines().map(line -> line.split(": ", 3)[1]))
                .containsExactly(
                        "5 mistakes", "sources", "timeZone", "columns", "contactId", "events");
    }

    @Test
    void anAsteriskLogIsCounted() throws Exception {
        Path log =
                Files.writeString(directory.resolve("queue_log"), "1|c|q|NONE|ENTERQUEUE||1|1\n");
        assertThat(run(new ImportCommand(), "asterisk", log.toString(), "--dry-run")).isZero();
        assertThat(out.toString()).contains("  QUEUED");
    }

    @ParameterizedTest
    @CsvSource({
        "connect, samples/amazon-connect/contact-records.jsonl, CALLBACK_REACHED",
        "genesys, samples/genesys-cloud/conversations.json, RING_NO_ANSWER",
        "zendesk, samples/zendesk/audits.json, CUSTOMER_REPLIED"
    })
    void samplesOfOtherSystemsAreCounted(String format, String file, String type) {
        assertThat(run(new ImportCommand(), format, file, "--dry-run")).isZero();
        assertThat(out.toString()).contains("events, not sent", "  " + type);
        assertThat(out.toString()).doesNotContain("rejected");
    }

    @Test
    void aFileOfAnotherSystemIsRejectedAsAWhole() {
        String genesys = "samples/genesys-cloud/conversations.json";
        String rejects = directory.toString();
        assertThat(run(new ImportCommand(), "connect", genesys, "--dry-run", "--rejects", rejects))
                .isEqualTo(1);
        assertThat(err.toString()).contains(genesys + ":1: ContactId is missing");
    }

    @Test
    void aSurveyIsSentToItsTopic() throws Exception {
        Path file =
                Files.writeString(
                        directory.resolve("s.jsonl"),
                        """
                        {"eventId":"1","eventTime":1,"contactId":"c","type":"ANSWERED","nps":9}
                        {"eventId":"2","eventTime":1,"contactId":"c","type":"QUEUED"}
                        """);
        assertThat(dryRun("surveys", file)).isEqualTo(1);
        assertThat(err.toString())
                .startsWith(file + ":2: type: 'QUEUED' is none of UNKNOWN, INVITED");
        assertThat(out.toString())
                .contains("events, not sent                                              1");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThat(run(new ImportCommand(), "asterisk", "nowhere", "--dry-run")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no file nowhere");
    }

    @Test
    void linesThatAreNoEventsAreNamedAndLeftOut() throws Exception {
        Path file =
                Files.writeString(
                        directory.resolve("e.jsonl"),
                        """
                        {"eventId":"1","eventTime":1,"contactId":"c","type":"INITIATED"}

                        {"eventId":"2","eventTime":1,"contactId":"c","type":"INITIALISED"}
                        """);
        assertThat(dryRun("calls", file)).isEqualTo(1);
        assertThat(err.toString()).startsWith(file + ":3: type: 'INITIALISED' is none of");
        assertThat(out.toString())
                .contains("lines left out                                                1");
        assertThat(directory.resolve("e.jsonl.rejected.csv"))
                .content()
                .contains("3,\"type: 'INITIALISED' is none of", "\"\"contactId\"\":\"\"c\"\"");
    }

    @Test
    void aTopicThatTakesNoEventsIsRefused() {
        assertThat(run(new SendCommand(), "kpis", "e.jsonl", "--dry-run")).isEqualTo(2);
        assertThat(err.toString()).contains("no topic 'kpis'; events go to calls");
    }

    private int dryRun(String topic, Path file) {
        return run(
                new SendCommand(),
                topic,
                file.toString(),
                "--dry-run",
                "--rejects",
                directory.toString());
    }

    private int run(Object command, String... arguments) {
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
