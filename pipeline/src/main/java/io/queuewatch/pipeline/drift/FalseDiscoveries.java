package io.queuewatch.pipeline.drift;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/**
 * Which spikes of one interval over a site are more than chance, given how many series were looked
 * at: Benjamini and Yekutieli, The control of the false discovery rate in multiple testing under
 * dependency, Annals of Statistics 29 (2001), which holds however the series hang together.
 */
public final class FalseDiscoveries {

    /** The share of false ones among those that pass. */
    public static final double RATE = 0.05;

    private FalseDiscoveries() {}

    /**
     * Whether each of the residuals of one interval passes.
     *
     * @param z residuals of all series that were scored
     * @param rate the share of false ones among those that pass
     */
    public static boolean[] pass(double[] z, double rate) {
        double[] p = new double[z.length];
        double harmonic = 0;
        for (int i = 0; i < z.length; i++) {
            p[i] = Erf.erfc(Math.abs(z[i]) / Math.sqrt(2));
            harmonic += 1.0 / (i + 1);
        }
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        double limit = -1;
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] <= (i + 1) * rate / (sorted.length * harmonic)) {
                limit = sorted[i];
            }
        }
        boolean[] pass = new boolean[z.length];
        for (int i = 0; i < z.length; i++) {
            pass[i] = p[i] <= limit;
        }
        return pass;
    }
}
