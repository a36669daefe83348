package io.queuewatch.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GapTest {

    /** Φ⁻¹(1 − e⁻ᵍ) for gaps of g expected events, from tables of the normal distribution. */
    @ParameterizedTest
    @CsvSource({
        "0.6931471805599453, 0",
        "0.0013508100034576, -3",
        "6.607726221510351, 3",
        "1.8410216450092634, 1"
    })
    void timeToAnEventByHand(double expected, double z) {
        assertThat(new Gap(expected, 1, 0).z()).isCloseTo(z, within(1e-7));
    }

    /**
     * With a chance of ½ for each contact, none is before the event half the time: a gap of 0 has
     * the mid-p ¼, one of 1 the mid-p ½ + ⅛.
     */
    @Test
    void contactsToAnEventByHand() {
        double each = Math.log(2);
        assertThat(new Gap(0, 1, 0.5).z()).isCloseTo(-0.6744897501960817, within(1e-12));
        assertThat(new Gap(each, 1, 0.5).z()).isCloseTo(0.31863936396437514, within(1e-12));
    }

    /** P(Gamma(2) > 2) = 3 e⁻². */
    @Test
    void timeToTheSecondOfTwoByHand() {
        double longer = 3 * Math.exp(-2);
        assertThat(new Gap(2, 2, 0).z()).isCloseTo(-Normal.lowerQuantile(longer), within(1e-12));
    }

    @Test
    void farTailsKeepTheirPrecision() {
        assertThat(new Gap(200, 1, 0).z()).isCloseTo(19.8036693803, within(1e-9));
        assertThat(new Gap(1e-12, 1, 0).z()).isCloseTo(-7.034, within(0.001));
    }

    /** At its own limit a gap is as long as the limit says. */
    @Test
    void aLimitIsWhereTheGapWouldBeBeyondIt() {
        Gap gap = new Gap(2.5, 1, 0);
        for (double sigmas : new double[] {-3, 3}) {
            double there = gap.expected() / gap.limit(sigmas);
            assertThat(new Gap(there, 1, 0).z()).isCloseTo(sigmas, within(1e-6));
        }
    }
}
