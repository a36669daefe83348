package io.queuewatch.pipeline.drift.runlength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.pipeline.drift.KnownAnswers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RunLengthTest {

    private static final double EXACT = 1e-6;

    @Test
    void shouldKnowTheRunLengthsOfCusums() {
        for (double[] row : KnownAnswers.rows("run-length.cusum")) {
            assertThat(new CusumRunLength(.5, 4).twoSided(row[0], 0))
                    .as("h 4, mean %s", row[0])
                    .isCloseTo(row[1], within(EXACT));
            assertThat(new CusumRunLength(.5, 5).twoSided(row[0], 0))
                    .as("h 5, mean %s", row[0])
                    .isCloseTo(row[2], within(EXACT));
        }
    }

    @Test
    void shouldKnowThemWithAHeadStart() {
        for (double[] row : KnownAnswers.rows("run-length.head-start")) {
            assertThat(new CusumRunLength(.5, 4).twoSided(row[0], 2))
                    .as("h 4, mean %s", row[0])
                    .isCloseTo(row[1], within(EXACT));
            assertThat(new CusumRunLength(.5, 5).twoSided(row[0], 2.5))
                    .as("h 5, mean %s", row[0])
                    .isCloseTo(row[2], within(EXACT));
        }
    }

    /**
     * Below λ 0.1 the published widths of the longest runs were made with too few nodes: off by
     * 2e-6 at 20160, 5e-5 at 50000 and 4e-4 at 100000. Markov chains agree with ours, see below.
     */
    @Test
    void shouldDesignSlowEwmasForARunLength() {
        for (double[] row : KnownAnswers.rows("design")) {
            double arl = row[0];
            assertThat(EwmaRunLength.steadyWidth(.05, arl))
                    .as("run length %s", arl)
                    .isCloseTo(row[2], within(arl > 10_000 ? 5e-4 : EXACT));
        }
    }

    @Test
    void shouldAgreeWithMarkovChains() {
        for (double mean : new double[] {0, .3, 1, 2}) {
            for (double[] design : new double[][] {{.05, 2}, {.05, 4.22925}, {.3, 3}, {.1, 4.32}}) {
                double expected = MarkovChain.ewma(design[0], design[1], mean);
                assertThat(new EwmaRunLength(design[0], design[1]).steadyLimits(mean))
                        .isCloseTo(expected, within(1e-4 * expected));
            }
            for (double[] design : new double[][] {{.5, 10.35}, {.25, 8}, {1, 2.5}, {0, 3}}) {
                double expected = MarkovChain.cusum(design[0], design[1], mean);
                assertThat(new CusumRunLength(design[0], design[1]).oneSided(mean, 0))
                        .isCloseTo(expected, within(1e-4 * expected));
            }
        }
    }

    @Test
    void shouldDesignChartsForARunLength() {
        for (double[] row : KnownAnswers.rows("design")) {
            double arl = row[0];
            assertThat(ShewhartRunLength.width(arl)).isCloseTo(row[1], within(EXACT));
            assertThat(
                            new double[] {
                                EwmaRunLength.steadyWidth(.1, arl),
                                EwmaRunLength.steadyWidth(.2, arl),
                                EwmaRunLength.steadyWidth(.3, arl),
                                EwmaRunLength.exactWidth(.1, arl),
                                EwmaRunLength.exactWidth(.2, arl),
                                CusumRunLength.decisionInterval(.25, arl),
                                CusumRunLength.decisionInterval(.5, arl),
                                CusumRunLength.decisionInterval(.75, arl),
                                CusumRunLength.decisionInterval(1, arl)
                            })
                    .as("run length %s", arl)
                    .containsExactly(Arrays.copyOfRange(row, 3, 12), within(EXACT));
        }
    }

    @Test
    void shouldDesignCusumsForARunLengthOf370() {
        for (double[] row : KnownAnswers.rows("design.370")) {
            assertThat(CusumRunLength.decisionInterval(row[0], 370))
                    .isCloseTo(row[1], within(EXACT));
        }
    }

    @Test
    void shouldCallARunLengthEndlessThatCannotBeComputed() {
        assertThat(new CusumRunLength(.5, 40).twoSided(0, 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(new CusumRunLength(.5, 5).oneSided(-4, 0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(new EwmaRunLength(.1, 9).steadyLimits(0)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void shouldBeAShewhartChartWithLambdaOne() {
        for (double mean : new double[] {0, .5, 1, 3}) {
            double shewhart = new ShewhartRunLength(3).twoSided(mean);
            assertThat(new EwmaRunLength(1, 3).steadyLimits(mean))
                    .isCloseTo(shewhart, within(EXACT));
            assertThat(new EwmaRunLength(1, 3).exactLimits(mean))
                    .isCloseTo(shewhart, within(EXACT));
        }
    }

    @Test
    void shouldRefuseWhatHasNoRunLength() {
        assertThatThrownBy(() -> new CusumRunLength(-.1, 5)).hasMessageContaining("k -0.1");
        assertThatThrownBy(() -> new CusumRunLength(.5, 5).twoSided(0, 6))
                .hasMessageContaining("head start of 6.0");
        assertThatThrownBy(() -> CusumRunLength.decisionInterval(.5, 1))
                .hasMessageContaining("run length of 1.0");
        assertThatThrownBy(() -> EwmaRunLength.steadyWidth(.1, 1e12))
                .hasMessageContaining("at most 1.0E9");
        assertThatThrownBy(() -> new EwmaRunLength(0, 3)).hasMessageContaining("lambda 0.0");
        assertThatThrownBy(() -> ShewhartRunLength.width(.5)).hasMessageContaining("0.5");
    }
}
