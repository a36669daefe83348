package io.queuewatch.pipeline.drift.chart;

import static io.queuewatch.pipeline.drift.KnownAnswers.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.pipeline.drift.KnownAnswers;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlConstantsTest {

    @Test
    void shouldComputeWhatTablesPrint() {
        List<double[]> table = KnownAnswers.rows("constants");

        assertThat(table).hasSize(24);
        for (double[] row : table) {
            int n = (int) row[0];
            assertThat(
                            new double[] {
                                n,
                                ControlConstants.d2(n),
                                ControlConstants.d3(n),
                                ControlConstants.c4(n),
                                ControlConstants.a2(n),
                                ControlConstants.a3(n),
                                ControlConstants.b3(n),
                                ControlConstants.b4(n),
                                ControlConstants.lowerRange(n),
                                ControlConstants.upperRange(n)
                            })
                    .as("constants of n = %d", n)
                    .containsExactly(row, within(1e-9));
        }
    }

    @Test
    void shouldComputeThoseOfTwoValues() {
        assertThat(ControlConstants.D2_OF_2).isCloseTo(number("constants.d2-of-2"), within(1e-14));
        assertThat(ControlConstants.d2(2)).isCloseTo(ControlConstants.D2_OF_2, within(1e-12));
        assertThat(ControlConstants.d3(2)).isCloseTo(ControlConstants.D3_OF_2, within(1e-12));
        assertThat(ControlConstants.e2(2)).isCloseTo(number("constants.e2-of-2"), within(1e-11));
        assertThat(ControlConstants.d4()).isCloseTo(number("constants.d4"), within(1e-13));
        assertThat(ControlConstants.d4()).isCloseTo(number("constants.d4-rounded"), within(1e-10));
        assertThat(ControlConstants.medianDeviation())
                .isCloseTo(number("constants.median-deviation"), within(1e-12));
    }

    @Test
    void shouldGoOnSmoothlyForManyValues() {
        for (long n : new long[] {999, 1000}) {
            assertThat(ControlConstants.c4(n))
                    .isCloseTo(1 - 1.0 / (4 * n) - 7.0 / (32 * n * n), within(2e-10));
        }
        // 1 − c₄² is 1 / (2 n) and a little.
        assertThat(ControlConstants.c5(1_000_000_000)).isCloseTo(Math.sqrt(1 / 2e9), within(1e-13));
        assertThat(ControlConstants.b4(1_000_000_000)).isGreaterThan(1);
    }

    @Test
    void shouldRefuseSamplesThatDoNotVary() {
        assertThatThrownBy(() -> ControlConstants.c4(1)).hasMessageContaining("1 values");
        assertThatThrownBy(() -> ControlConstants.d2(0)).hasMessageContaining("0 values");
    }

    @Test
    void shouldInvertTheNormalDistributionFarOut() {
        for (double z = -37; z <= 8; z += .25) {
            assertThat(StandardNormal.quantile(StandardNormal.cumulative(z)))
                    .isCloseTo(z, within(z < 5 ? 1e-9 : .2));
        }
        for (double z = 0; z < 37; z += .25) {
            assertThat(StandardNormal.upperQuantile(StandardNormal.cumulative(-z)))
                    .isCloseTo(z, within(1e-9));
        }
        assertThat(StandardNormal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(StandardNormal.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(StandardNormal.quantile(Double.NaN)).isNaN();
        assertThat(StandardNormal.quantile(1.1)).isNaN();
    }
}
