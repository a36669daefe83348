package io.queuewatch.pipeline.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfluxSettingsTest {

    private static final Map<String, String> LEAST =
            Map.of("QUEUEWATCH_INFLUX_URL", "http://127.0.0.1:8086");

    @Test
    void shouldHaveDefaults() {
        InfluxSettings settings = InfluxSettings.from(LEAST);
        assertThat(settings.version()).isEqualTo(InfluxVersion.V1);
        assertThat(settings.bucket(Retention.TRENDS)).isEqualTo("queuewatch/trends");
        assertThat(settings.credentials()).isEqualTo(Credentials.NONE);
        assertThat(settings.batching()).isEqualTo(Batching.DEFAULT);
    }

    @Test
    void shouldTakeSecretsFromFilesAndNeverPrintThem(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "s3cret\n");
        InfluxSettings settings =
                InfluxSettings.from(
                        Map.of(
                                "QUEUEWATCH_INFLUX_URL", "https://influx.example:8181",
                                "QUEUEWATCH_INFLUX_VERSION", "3.8",
                                "QUEUEWATCH_INFLUX_TOKEN_FILE", file.toString(),
                                "QUEUEWATCH_INFLUX_USER", "w",
                                "QUEUEWATCH_INFLUX_PASSWORD", "pa55",
                                "QUEUEWATCH_INFLUX_FLUSH_INTERVAL", "PT0.5S"));
        assertThat(settings.credentials().token()).isEqualTo("s3cret");
        assertThat(settings.credentials().password()).isEqualTo("pa55");
        assertThat(settings.version()).isEqualTo(InfluxVersion.V3);
        assertThat(settings.batching().interval()).isEqualTo(Duration.ofMillis(500));
        assertThat(settings.toString()).doesNotContain("s3cret").doesNotContain("pa55");
    }

    @Test
    void shouldSayWhatWouldBeRight(@TempDir Path directory) {
        assertWrong(Map.of(), "QUEUEWATCH_INFLUX_URL is not set");
        assertWrong(with("URL", "localhost:8086"), "want one such as http://127.0.0.1:8086");
        assertWrong(with("URL", "http://u:pw@127.0.0.1:8086"), "holds credentials");
        assertWrong(with("VERSION", "4"), "\"4\" is no version of InfluxDB: want 1, 2 or 3");
        assertWrong(with("BATCH_SIZE", "many"), "QUEUEWATCH_INFLUX_BATCH_SIZE is \"many\"");
        assertWrong(with("BATCH_SIZE", "0"), "a batch of 0 lines");
        assertWrong(with("TIMEOUT", "30s"), "QUEUEWATCH_INFLUX_TIMEOUT is \"30s\"");
        assertWrong(with("TIMEOUT", "PT0S"), "a timeout of PT0S: want more than 0");
        assertThatThrownBy(
                        () ->
                                InfluxSettings.from(
                                        with("TOKEN_FILE", directory.resolve("no").toString())))
                .hasMessageContaining("QUEUEWATCH_INFLUX_TOKEN_FILE names")
                .hasMessageContaining("cannot be read");
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> environment = new java.util.HashMap<>(LEAST);
        environment.put("QUEUEWATCH_INFLUX_" + name, value);
        return environment;
    }

    private static void assertWrong(Map<String, String> environment, String message) {
        assertThatThrownBy(() -> InfluxSettings.from(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("pw");
    }
}
