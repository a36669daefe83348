package io.queuewatch.pipeline.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final long NOW = 1_000_000;

    private final Pace pace = new Pace(100, 1_000);

    @Test
    void actsOnMarksThatComeAsATimekeeperWritesThem() {
        for (int i = 0; i < 10; i++) {
            assertThat(pace.actsOn(NOW + i * 250, NOW + i * 250)).isTrue();
        }
    }

    @Test
    void passesMarksOverWhereTheyCrowd() {
        assertThat(pace.actsOn(NOW, NOW)).isTrue();
        assertThat(pace.actsOn(NOW + 250, NOW + 99)).isFalse();
        assertThat(pace.actsOn(NOW + 500, NOW + 100)).isTrue();
        assertThat(pace.actsOn(NOW + 750, NOW + 199)).isFalse();
    }

    @Test
    void passesMoreOfThemOverFarBehindTheClockOnTheWall() {
        assertThat(pace.actsOn(NOW - 10_001, NOW)).isTrue();
        assertThat(pace.actsOn(NOW - 9_002, NOW + 999)).isFalse();
        assertThat(pace.actsOn(NOW - 9_001, NOW + 999)).as("not far behind any more").isTrue();
        assertThat(pace.actsOn(NOW - 9_000, NOW + 2_000)).isTrue();
    }

    @Test
    void neverPassesTheEndOver() {
        assertThat(pace.actsOn(NOW, NOW)).isTrue();
        assertThat(pace.actsOn(Long.MAX_VALUE, NOW)).isTrue();
    }

    @Test
    void goesOnThoughTheClockOnTheWallIsSetBack() {
        assertThat(pace.actsOn(NOW, NOW)).isTrue();
        assertThat(pace.actsOn(NOW + 250, NOW - 3_600_000)).isTrue();
    }
}
