package io.queuewatch.infra.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.queuewatch.infra.Queuewatch;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command as a person runs it, on the small sample of the Anonymous Bank's format. */
class ReplayCommandIT {

    private static final Path SAMPLES = Path.of("samples/anonymous-bank");

    @TempDir private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void shouldPrintTotalsReadBackAndNothingElse() throws Exception {
        int code = run(SAMPLES.resolve("mapping.yaml"), SAMPLES.resolve("sample.txt"));

        assertThat(code).as(err.toString()).isZero();
        JsonNode totals = new ObjectMapper().readTree(out.toString());
        JsonNode all = totals.get(totals.size() - 1);
        assertThat(all.path("queue").asText()).isEqualTo("*");
        assertThat(all.path("offered").asLong()).isEqualTo(23);
        assertThat(all.path("answered").asLong()).isEqualTo(16);
        assertThat(all.path("abandoned").asLong()).isEqualTo(7);
        assertThat(all.path("answered_in_target").asLong()).isEqualTo(11);
        assertThat(all.path("abandoned_in_target").asLong()).isEqualTo(4);
        assertThat(all.path("short_abandoned").asLong()).isEqualTo(2);
        assertThat(all.path("passed").asLong()).isEqualTo(8);
        assertThat(all.path("ivr_exit").asLong()).isEqualTo(3);
        assertThat(all.path("wait_answered_ms").asLong()).isEqualTo(771_000);
        assertThat(all.path("waiting").asLong()).isZero();
        assertThat(all.path("service_levels").path("short-abandons-excluded").asDouble())
                .isEqualTo(11.0 / 21);
        assertThat(all.path("service_levels").size()).isEqualTo(7);
    }

    @Test
    void shouldSayWhatIsWrongInAMappingBeforeAnythingStarts() throws Exception {
        Path mapping = directory.resolve("mapping.yaml");
        Files.writeString(
                mapping,
                Files.readString(SAMPLES.resolve("mapping.yaml"), StandardCharsets.UTF_8)
                        .replace("delimiter:", "delimeter:"),
                StandardCharsets.UTF_8);

        int code = run(mapping, SAMPLES.resolve("sample.txt"));

        assertThat(code).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("mapping.yaml").contains("delimeter");
    }

    @Test
    void shouldNameAFileThatIsNotThere() {
        int code = run(SAMPLES.resolve("mapping.yaml"), directory.resolve("no.txt"));

        assertThat(code).isEqualTo(1);
        assertThat(err.toString()).contains("no.txt");
    }

    private int run(Path mapping, Path file) {
        CommandLine command = Queuewatch.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(
                "replay",
                file.toString(),
                "--mapping",
                mapping.toString(),
                "--targets",
                SAMPLES.resolve("targets.yaml").toString(),
                "--work-dir",
                directory.resolve("work").toString(),
                "--rejects",
                directory.toString(),
                "--json");
    }
}
