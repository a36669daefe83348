package io.queuewatch.infra.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationConverterTest {
    @ParameterizedTest
    @CsvSource({"250ms,PT0.25S", "20s,PT20S", "10m,PT10M", "8h,PT8H", "2d,PT48H"})
    void shouldReadWhatPeopleWrite(String text, Duration duration) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "h", "-1s", "1.5h", "8 hours"})
    void shouldSayWhatWouldBeRight(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text))
                .hasMessageContaining("want one such as 250ms, 20s, 10m, 8h or 2d");
    }

    @Test
    void shouldIgnoreSpaceAround() {
        assertThat(new DurationConverter().convert(" 5s ")).isEqualTo(Duration.ofSeconds(5));
    }
}
