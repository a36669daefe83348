package io.queuewatch.pipeline.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MarginsTest {

    private static final Offset<Double> TO_FOUR_PLACES = Offset.offset(5e-5);

    @Test
    void shouldFollowStudentForMeans() {
        // Five answers of 3 and five of 5: mean 4, s = 1.0541, t(9) = 2.2622.
        Double margin = Margins.ofMean(10, 40_000_000, (5 * 9 + 5 * 25) * 1_000_000L);

        assertThat(margin).isCloseTo(2.262157 * 1.054093 / Math.sqrt(10), TO_FOUR_PLACES);
    }

    @Test
    void shouldHaveNoWidthWhereAllAgree() {
        assertThat(Margins.ofMean(10, 36_666_670, 134_444_440)).isCloseTo(0.0, Offset.offset(1e-3));
    }

    @Test
    void shouldFollowWilsonForShares() {
        ConfidenceInterval share = Margins.ofShare(10, 8);

        assertThat(share.getLowerBound()).isCloseTo(0.4902, TO_FOUR_PLACES);
        assertThat(share.getUpperBound()).isCloseTo(0.9433, TO_FOUR_PLACES);
    }

    @Test
    void shouldBeAbsentBelowTenAnswers() {
        assertThat(Margins.ofMean(9, 36_000_000, 150_000_000)).isNull();
        assertThat(Margins.ofShare(9, 8)).isNull();
        assertThat(Margins.ofNetPromoters(9, 5, 2)).isNull();
    }

    @Test
    void shouldTellHowSureANetPromoterScoreIs() {
        // P = 0.5, D = 0.2 of 100: 1.96 * sqrt(10^4 (0.7 - 0.09) / 100).
        assertThat(Margins.ofNetPromoters(100, 50, 20)).isCloseTo(15.3081, TO_FOUR_PLACES);
    }
}
