package io.queuewatch.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class MidPTest {

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    @Test
    void aBinomialByHand() {
        // One of four at even odds: 1/16 + 1/2 * 4/16.
        assertThat(MidP.betaBinomial(1, 4, 0.5, 0)).isCloseTo(phi(0.1875), within(1e-9));
        assertThat(MidP.betaBinomial(3, 4, 0.5, 0)).isCloseTo(-phi(0.1875), within(1e-9));
        assertThat(MidP.betaBinomial(2, 4, 0.5, 0)).isZero();
    }

    @Test
    void aBetaBinomialByHand() {
        // A chance that is uniform makes every count as likely: 1/5 + 1/2 * 1/5.
        assertThat(MidP.betaBinomial(1, 4, 0.5, 1.0 / 3)).isCloseTo(phi(0.3), within(1e-9));
    }

    @Test
    void aNegativeBinomialByHand() {
        // Geometric with mean 1: 1/2, 1/4, 1/8, ...
        assertThat(MidP.negativeBinomial(0, 1, 1)).isCloseTo(phi(0.25), within(1e-9));
        assertThat(MidP.negativeBinomial(2, 1, 1)).isCloseTo(-phi(0.1875), within(1e-9));
    }

    @Test
    void allMidPsAreThoseOfExactSums() {
        for (int n : new int[] {1, 2, 7, 30, 150}) {
            for (double p : new double[] {0.003, 0.2, 0.5, 0.82, 0.99}) {
                for (double correlation : new double[] {0, 1e-4, 0.01, 0.3}) {
                    double[] chances = betaBinomial(n, p, correlation);
                    double below = 0;
                    for (int x = 0; x <= n; x++) {
                        double midP = below + chances[x] / 2;
                        below += chances[x];
                        if (midP > 1e-12 && midP < 1 - 1e-6) {
                            assertThat(
                                            NORMAL.cumulativeProbability(
                                                    MidP.betaBinomial(x, n, p, correlation)))
                                    .as("%d of %d, %s, %s", x, n, p, correlation)
                                    .isCloseTo(midP, within(1e-8));
                        }
                    }
                }
            }
        }
    }

    /** Products of the urn that the distribution comes from: Polya's. */
    private static double[] betaBinomial(int n, double p, double correlation) {
        double step = correlation / (1 - correlation);
        double[] chances = {1};
        for (int drawn = 0; drawn < n; drawn++) {
            double[] next = new double[drawn + 2];
            for (int hits = 0; hits <= drawn; hits++) {
                double all = 1 + step * drawn;
                next[hits + 1] += chances[hits] * (p + step * hits) / all;
                next[hits] += chances[hits] * (1 - p + step * (drawn - hits)) / all;
            }
            chances = next;
        }
        return chances;
    }

    @Test
    void allNegativeBinomialsAreThoseOfExactSums() {
        for (double mean : new double[] {0.2, 3, 90}) {
            for (double dispersion : new double[] {1e-9, 0.02, 0.5}) {
                double size = 1 / Math.max(dispersion, 1e-7);
                double chance = Math.exp(-size * Math.log1p(mean / size));
                double below = 0;
                for (int x = 0; x < 2 * mean + 10; x++) {
                    double midP = below + chance / 2;
                    below += chance;
                    if (midP > 1e-12 && midP < 1 - 1e-6) {
                        assertThat(
                                        NORMAL.cumulativeProbability(
                                                MidP.negativeBinomial(x, mean, dispersion)))
                                .as("%d of mean %s, %s", x, mean, dispersion)
                                .isCloseTo(midP, within(1e-7));
                    }
                    chance *= (x + size) / (x + 1) * (mean / (mean + size));
                }
            }
        }
    }

    @Test
    void farTailsKeepTheirPrecision() {
        // 0.9^300 / 2 = 9.4e-15; the complement would have lost it.
        assertThat(MidP.betaBinomial(300, 300, 0.9, 0))
                .isCloseTo(-Normal.lowerQuantile(Math.pow(0.9, 300) / 2), within(1e-9));
    }

    private static double phi(double p) {
        return NORMAL.inverseCumulativeProbability(p);
    }
}
