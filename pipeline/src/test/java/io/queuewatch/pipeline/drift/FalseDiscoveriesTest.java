package io.queuewatch.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FalseDiscoveriesTest {

    /** Four series, harmonic sum 25/12: limits 0.006, 0.012, 0.018, 0.024. */
    @Test
    void byHand() {
        // p = 0.0050, 0.0110, 0.0200 and 0.9: the first two are at or below their limits.
        double[] z = {2.8070, -2.5427, 2.3263, 0.1};
        assertThat(FalseDiscoveries.pass(z, 0.05)).containsExactly(true, true, false, false);
    }

    @Test
    void aLaterOneThatPassesTakesTheEarlierOnesWithIt() {
        // p = 0.0070 alone would fail 0.006, but the second, 0.0110, is below 0.012.
        double[] z = {2.6968, 2.5427, 0.3, 0.2};
        assertThat(FalseDiscoveries.pass(z, 0.05)).containsExactly(true, true, false, false);
    }

    @Test
    void nothingPassesWhereNothingIsUnusual() {
        assertThat(FalseDiscoveries.pass(new double[] {1, -1.5, 2}, 0.05)).containsOnly(false);
        assertThat(FalseDiscoveries.pass(new double[0], 0.05)).isEmpty();
    }
}
