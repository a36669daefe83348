package io.queuewatch.pipeline.drift;

import java.io.Serializable;
import java.util.Map;

/**
 * How sensitive the detectors are. The usual limit of the CUSUM is 8, at which a series in control
 * has one false alarm in some 9,500 scored intervals (Siegmund's approximation), more than a year
 * of hours. Residuals whose memory is not all taken away need a limit of 10 and more to be as
 * quiet, and find changes hours later.
 *
 * @param detector what finds drift
 * @param k reference value of the CUSUM: half the shift to be found, in standard deviations
 * @param h its limit
 * @param trialH its limit while the chart is on trial
 * @param cap times h: the CUSUM stays below, so that it clears
 * @param spike a residual beyond this is a spike
 * @param trialSpike the same while the chart is on trial
 * @param lambda weight of the newest residual in the EWMA
 * @param ewmaL limit of the EWMA in standard deviations of it
 * @param minimumExpected a proportion is carried on until so many of the rarer outcome are expected
 * @param minimumDurations a mean is carried on until it is of so many
 * @param sizes the smallest change that is worth an alert, where it is not {@link
 *     Metric#practicalSize}
 */
public record DriftSettings(
        Detector detector,
        double k,
        double h,
        double trialH,
        double cap,
        double spike,
        double trialSpike,
        double lambda,
        double ewmaL,
        double minimumExpected,
        double minimumDurations,
        Map<Metric, Double> sizes)
        implements Serializable {

    /** What an installation has that says nothing else. */
    public static final DriftSettings DEFAULT =
            new DriftSettings(Detector.CUSUM, 0.5, 8, 12, 1.25, 4.5, 5, 0.1, 4.32, 5, 5, Map.of());

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException saying which value is wrong and what would be right
     */
    public DriftSettings {
        if (detector == Detector.SPIKE) {
            throw new IllegalArgumentException("detector is SPIKE; want CUSUM or EWMA");
        }
        above(0, "k", k);
        above(0, "h", h);
        above(0, "trialH", trialH);
        above(1, "cap", cap);
        above(0, "spike", spike);
        above(0, "trialSpike", trialSpike);
        above(0, "lambda", lambda);
        above(0, "ewmaL", ewmaL);
        above(0, "minimumExpected", minimumExpected);
        above(0, "minimumDurations", minimumDurations);
        if (lambda > 1) {
            throw new IllegalArgumentException("lambda is %s; want at most 1".formatted(lambda));
        }
        sizes.forEach((metric, size) -> above(0, "size of " + metric.label(), size));
        sizes = Map.copyOf(sizes);
    }

    /**
     * The same with another detector of drift, and other smallest changes.
     *
     * @param others on the scale of {@link Metric#practicalSize}
     */
    public DriftSettings with(Detector other, Map<Metric, Double> others) {
        return new DriftSettings(
                other,
                k,
                h,
                trialH,
                cap,
                spike,
                trialSpike,
                lambda,
                ewmaL,
                minimumExpected,
                minimumDurations,
                others);
    }

    /** The smallest change of a metric that is worth an alert. */
    double practicalSize(Metric metric) {
        return sizes.getOrDefault(metric, metric.practicalSize());
    }

    private static void above(double least, String name, double value) {
        if (!(value > least)) {
            throw new IllegalArgumentException(
                    "%s is %s; want more than %s".formatted(name, value, least));
        }
    }

    /** The limit of the statistic of drift. */
    double limit(boolean trial) {
        double cusum = trial ? trialH : h;
        return detector == Detector.CUSUM
                ? cusum
                : ewmaL * cusum / h * Math.sqrt(lambda / (2 - lambda));
    }
}
