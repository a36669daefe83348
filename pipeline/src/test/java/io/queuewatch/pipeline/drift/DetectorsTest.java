package io.queuewatch.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DetectorsTest {

    /** Montgomery, Introduction to Statistical Quality Control, table 9.1: mean 10, sigma 1. */
    private static final double[] TABLE_9_1 = {
        9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.2, 10.34, 9.03, 11.47, 10.51, 9.4,
        10.08, 9.37, 10.62, 10.31, 8.52, 10.84, 10.9, 9.33, 12.29, 11.5, 10.6, 11.08, 10.38, 11.62,
        11.31, 10.52,
    };

    private static final double[] UP = {
        0.0, 0.0, 0.0, 1.16, 2.82, 2.5, 0.04, 1.0, 0.0, 0.0, 0.0, 0.97, 0.98, 0.0, 0.0, 0.0, 0.12,
        0.0, 0.0, 0.34, 0.74, 0.0, 1.79, 2.79, 2.89, 3.47, 3.35, 4.47, 5.28, 5.3,
    };

    private static final double[] DOWN = {
        -0.05, -1.56, -1.77, 0.0, 0.0, 0.0, -1.46, 0.0, -0.3, 0.0, -0.47, 0.0, 0.0, -0.1, 0.0,
        -0.13, 0.0, 0.0, -0.98, 0.0, 0.0, -0.17, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0,
    };

    private static final double[] EWMA = {
        9.945,
        9.7495,
        9.70355,
        9.899195,
        10.1252755,
        10.13074795,
        9.921673155,
        10.0755058395,
        9.9879552556,
        10.02315973,
        9.923843757,
        10.0784593813,
        10.1216134432,
        10.0494520988,
        10.052506889,
        9.9842562001,
        10.0478305801,
        10.0740475221,
        9.9186427698,
        10.0107784929,
        10.0997006436,
        10.0227305792,
        10.2494575213,
        10.3745117692,
        10.3970605923,
        10.465354533,
        10.4568190797,
        10.5731371718,
        10.6468234546,
        10.6341411091,
    };

    @Test
    void cusumsOfTable91() {
        Detectors detectors = new Detectors(DriftSettings.DEFAULT);
        for (int i = 0; i < TABLE_9_1.length; i++) {
            next(detectors, TABLE_9_1[i] - 10, i);
            assertThat(detectors.cusumUp.statistic).isCloseTo(UP[i], within(1e-9));
            assertThat(detectors.cusumDown.statistic).isCloseTo(-DOWN[i], within(1e-9));
            assertThat(detectors.cusumUp.statistic > 5)
                    .as("signal at %d", i + 1)
                    .isEqualTo(i >= 28);
        }
    }

    @Test
    void theChangeCameAfterTheLastZero() {
        Detectors detectors = new Detectors(DriftSettings.DEFAULT);
        for (int i = 0; i < 29; i++) {
            next(detectors, TABLE_9_1[i] - 10, i);
        }
        // The signal is at 29, the last zero at 22.
        assertThat(detectors.cusumUp.since).isEqualTo(22);
        assertThat(detectors.cusumUp.n).isEqualTo(7);
    }

    @Test
    void ewmasOfTable91() {
        Detectors detectors = new Detectors(DriftSettings.DEFAULT);
        for (int i = 0; i < TABLE_9_1.length; i++) {
            next(detectors, TABLE_9_1[i] - 10, i);
            assertThat(detectors.ewma + 10).isCloseTo(EWMA[i], within(1e-9));
        }
    }

    @Test
    void aSumStaysBelowItsCap() {
        Detectors detectors = new Detectors(DriftSettings.DEFAULT);
        for (int i = 0; i < 100; i++) {
            detectors.next(4, 12, i, Sums.count(1), 1);
        }
        assertThat(detectors.cusumUp.statistic).isEqualTo(12);
        assertThat(detectors.cusumDown.statistic).isZero();
    }

    private static void next(Detectors detectors, double z, int at) {
        detectors.next(z, 100, at, new Sums(1, z, 0), 0);
    }
}
