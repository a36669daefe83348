package io.queuewatch.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.pipeline.config.ConfigException;
import io.queuewatch.pipeline.drift.Detector;
import io.queuewatch.pipeline.drift.DriftSettings;
import io.queuewatch.pipeline.drift.Metric;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftOptionsTest {

    @Test
    void whatIsNotGivenIsTheDefault() {
        assertThat(options().settings()).isEqualTo(DriftSettings.DEFAULT);
    }

    @Test
    void readsDetectorAndSizes() {
        DriftSettings settings =
                options("--detector", "ewma", "--sizes", "service_level=0.05, handle_time=0.1")
                        .settings();
        assertThat(settings.detector()).isEqualTo(Detector.EWMA);
        assertThat(settings.sizes())
                .isEqualTo(Map.of(Metric.SERVICE_LEVEL, 0.05, Metric.HANDLE_TIME, Math.log1p(0.1)));
    }

    @ParameterizedTest
    @CsvSource({
        "--detector, shewhart, want cusum or ewma",
        "--sizes, sales=0.1, 'sales'' is no charted metric'",
        "--sizes, service_level, want such as service_level=0.05",
        "--sizes, service_level=few, want such as service_level=0.05",
        "--sizes, service_level=0, size of service_level is 0.0; want more than 0",
        "--size, service_level=0.1, unknown: --size"
    })
    void saysWhatIsWrong(String option, String value, String message) {
        assertThatThrownBy(() -> options(option, value).settings())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    private static DriftOptions options(String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "--kafka";
        args[1] = "localhost:9092";
        System.arraycopy(more, 0, args, 2, more.length);
        return DriftOptions.parse(args);
    }
}
