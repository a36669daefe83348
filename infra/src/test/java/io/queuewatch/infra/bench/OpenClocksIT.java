package io.queuewatch.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenClocksIT {

    private static final int CLOCKS = 50_000;

    @TempDir private Path directory;

    /**
     * In a process of its own, as anyone runs it: what other tests have left in a heap goes from it
     * at any time. So few clocks that what else is in the heap weighs, too; a million is measured
     * by hand.
     */
    @Test
    void saysWhatAnOpenClockCosts() throws Exception {
        Path output = directory.resolve("output");
        Path progress = directory.resolve("progress");
        int exit =
                new ProcessBuilder(
                                Path.of("queuewatch").toAbsolutePath().toString(),
                                "--work-dir=" + directory,
                                "bench",
                                "--open-clocks=" + CLOCKS,
                                "--queues=5",
                                "--json")
                        .redirectOutput(output.toFile())
                        .redirectError(progress.toFile())
                        .start()
                        .waitFor();

        assertThat(exit).as(Files.readString(progress)).isZero();
        JsonNode cost = new ObjectMapper().readTree(output.toFile());
        assertThat(cost.get("open_clocks").intValue()).isEqualTo(CLOCKS);
        assertThat(cost.get("bytes_each").longValue()).isBetween(600L, 1_800L);
        assertThat(cost.get("heap_bytes").longValue())
                .isGreaterThan(CLOCKS * 400L)
                .isLessThan(cost.get("heap_most_bytes").longValue());
        assertThat(cost.get("checkpoint_bytes").longValue() / CLOCKS).isBetween(200L, 900L);
        assertThat(progress).content().contains("50,000 more calls begin to wait");
    }
}
