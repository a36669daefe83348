package io.queuewatch.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class NormalTest {

    @Test
    void quantilesAreThoseOfTheTables() {
        assertThat(Normal.lowerQuantile(0.5)).isZero();
        assertThat(Normal.lowerQuantile(0.025)).isCloseTo(-1.959963984540054, within(1e-14));
        assertThat(Normal.lowerQuantile(0.1)).isCloseTo(-1.2815515655446004, within(1e-14));
        assertThat(Normal.lowerQuantile(1e-300)).isCloseTo(-37.0471, within(1e-4));
    }

    @Test
    void aQuantileHasItsTailBelow() {
        for (double tail = 0.5; tail > 1e-290; tail *= 0.73) {
            double z = Normal.lowerQuantile(tail);
            assertThat(Erf.erfc(-z / Math.sqrt(2)) / 2).isCloseTo(tail, within(tail * 1e-10));
        }
    }
}
