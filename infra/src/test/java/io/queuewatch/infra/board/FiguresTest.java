package io.queuewatch.infra.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void shouldWriteDurationsAsPeopleDo() {
        assertThat(Figures.duration(0)).isEqualTo("0:00");
        assertThat(Figures.duration(42_000)).isEqualTo("0:42");
        assertThat(Figures.duration(59_600)).isEqualTo("1:00");
        assertThat(Figures.duration(725_000)).isEqualTo("12:05");
        assertThat(Figures.duration(3_599_500)).isEqualTo("1:00:00");
        assertThat(Figures.duration(OptionalDouble.empty())).isEqualTo("–");
    }

    @Test
    void shouldWriteNoRateWhereThereIsNone() {
        assertThat(Figures.rate(OptionalDouble.of(.948))).isEqualTo("94.8 %");
        assertThat(Figures.rate(OptionalDouble.of(1))).isEqualTo("100.0 %");
        assertThat(Figures.rate(OptionalDouble.empty())).isEqualTo("–");
    }

    @Test
    void shouldWriteTargets() {
        assertThat(Figures.target(OptionalDouble.of(.95), OptionalDouble.of(20_000)))
                .isEqualTo("95 % in 20 s");
        assertThat(Figures.target(OptionalDouble.of(.975), OptionalDouble.of(600_000)))
                .isEqualTo("97.5 % in 10 min");
        assertThat(Figures.target(OptionalDouble.empty(), OptionalDouble.of(20_000)))
                .isEqualTo("–");
    }

    @Test
    void shouldWriteAgesInTheirLargestUnit() {
        assertThat(Figures.age(Duration.ofMillis(2_900))).isEqualTo("2 s");
        assertThat(Figures.age(Duration.ofMinutes(4))).isEqualTo("4 min");
        assertThat(Figures.age(Duration.ofHours(5))).isEqualTo("5 h");
        assertThat(Figures.age(Duration.ofDays(3))).isEqualTo("3 d");
    }
}
