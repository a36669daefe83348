package io.queuewatch.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WhitenerTest {

    @Test
    void withoutNoiseTheOneBeforeIsTakenAway() {
        Whitener whitener = new Whitener();
        assertThat(whitener.next(0, 1.5, 1, 0.5)).isEqualTo(1.5);
        assertThat(whitener.next(1, 1.2, 1, 0.5))
                .isCloseTo((1.2 - 0.5 * 1.5) / Math.sqrt(0.75), within(1e-12));
        // Three intervals later an eighth of it is left.
        assertThat(whitener.next(4, 1, 1, 0.5))
                .isCloseTo((1 - 0.125 * 1.2) / Math.sqrt(1 - 0.125 * 0.125), within(1e-12));
    }

    @Test
    void withoutMemoryNothingIsForetold() {
        Whitener whitener = new Whitener();
        whitener.next(0, 3, 0.7, 0);
        assertThat(whitener.next(1, -2, 0.7, 0)).isEqualTo(-2);
    }

    /** Lags up to 5, for shares that change from interval to interval as n does. */
    @Test
    void noMemoryIsLeftWhateverTheShares() {
        Random random = new Random(5);
        Whitener whitener = new Whitener();
        int size = 200_000;
        double[] w = new double[size];
        double own = 0;
        for (int i = 0; i < size; i++) {
            own = 0.8 * own + 0.6 * random.nextGaussian();
            double share = 0.1 + 0.8 * (i % 24) / 23;
            double z = Math.sqrt(share) * own + Math.sqrt(1 - share) * random.nextGaussian();
            w[i] = whitener.next(i, z, share, 0.8);
        }
        for (int lag = 0; lag <= 5; lag++) {
            double sum = 0;
            for (int i = lag; i < size; i++) {
                sum += w[i] * w[i - lag];
            }
            assertThat(sum / size).as("lag %d", lag).isCloseTo(lag == 0 ? 1 : 0, within(0.012));
        }
    }
}
