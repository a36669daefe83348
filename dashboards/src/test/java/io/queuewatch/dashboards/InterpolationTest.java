package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InterpolationTest {
    private static final TimeRange RANGE =
            new TimeRange(Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(61_000));

    @Test
    void theTimeFilterIsTheRangeInMilliseconds() {
        assertThat(with(List.of()).of("WHERE $timeFilter AND time > ${__to}ms - 2m"))
                .isEqualTo("WHERE time >= 1000ms and time <= 61000ms AND time > 61000ms - 2m");
    }

    @Test
    void theIntervalIsAWidthOrANumber() {
        assertThat(with(List.of()).of("time($__interval), $__interval_ms, $__from"))
                .isEqualTo("time(15000ms), 15000, 1000");
    }

    @Test
    void aVariableIsAnAlternativeOfItsValues() {
        assertThat(with(List.of("PS", "NE")).of("=~ /^$queue$/ AND /^${queue}$/"))
                .isEqualTo("=~ /^(PS|NE)$/ AND /^(PS|NE)$/");
    }

    @Test
    void whatIsSpecialInARegularExpressionIsEscaped() {
        assertThat(with(List.of("a/b", "c.d*", "$e")).of("/^$queue$/"))
                .isEqualTo("/^(a\\/b|c\\.d\\*|\\$e)$/");
    }

    @Test
    void aVariableOfOneValueIsItsText() {
        assertThat(with(List.of()).of("sum(\"a\") - $target")).isEqualTo("sum(\"a\") - 0.8");
    }

    @Test
    void anUnknownMacroIsRefused() {
        assertThatThrownBy(() -> with(List.of()).of("$__timeGroup"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("$__timeGroup is no macro");
    }

    private static Interpolation with(List<String> queues) {
        return new Interpolation(
                RANGE, Duration.ofSeconds(15), Map.of("queue", queues), Map.of("target", "0.8"));
    }
}
