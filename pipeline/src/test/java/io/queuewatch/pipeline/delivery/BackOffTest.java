package io.queuewatch.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackOffTest {

    private final BackOff backOff =
            new BackOff(
                    Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC),
                    new Random(7));

    @Test
    void shouldDoubleUpToHalfAMinuteAndStartAgain() {
        for (long most : new long[] {500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000}) {
            assertThat(backOff.next(busy(null)).toMillis()).isBetween(most / 2, most);
        }
        backOff.reset();
        assertThat(backOff.next(busy(null)).toMillis()).isBetween(250L, 500L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "", "Sun, 01 Mar 2020 10:00:00 GMT", "99999999999999"})
    void shouldKeepItsOwnPaceWhereTheHeaderSaysNothing(String retryAfter) {
        assertThat(backOff.next(busy(retryAfter)).toMillis()).isBetween(250L, 500L);
    }

    @Test
    void shouldNotSleepForYearsBecauseOfAHeader() {
        assertThat(backOff.next(busy("Sun, 01 Mar 2099 10:00:00 GMT")))
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(10).plusSeconds(1));
    }

    private static Answer busy(String retryAfter) {
        return new Answer(503, "", retryAfter);
    }
}
