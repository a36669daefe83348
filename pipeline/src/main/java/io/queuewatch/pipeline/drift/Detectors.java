package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The detectors of one series: a two-sided CUSUM and an EWMA of whitened residuals, and what is
 * known of a spike. CUSUM: Page, Continuous inspection schemes, Biometrika 41 (1954); the change
 * began in the interval after it was last zero. EWMA: Roberts, Technometrics 1 (1959).
 */
final class Detectors {

    private DriftSettings settings;

    final Side cusumUp;
    final Side cusumDown;
    final Side ewmaUp;
    final Side ewmaDown;
    double ewma;

    Detectors(DriftSettings settings) {
        this.settings = settings;
        cusumUp = new Side();
        cusumDown = new Side();
        ewmaUp = new Side();
        ewmaDown = new Side();
    }

    Detectors(Detectors other) {
        settings = other.settings;
        cusumUp = new Side(other.cusumUp);
        cusumDown = new Side(other.cusumDown);
        ewmaUp = new Side(other.ewmaUp);
        ewmaDown = new Side(other.ewmaDown);
        ewma = other.ewma;
    }

    /** From now on by these settings, whatever they were read with. */
    void by(DriftSettings newSettings) {
        settings = newSettings;
    }

    /** The next whitened residual, with what it is of. */
    void next(double w, double most, long start, Sums sums, double expected) {
        double up = Math.min(most, Math.max(0, cusumUp.statistic + w - settings.k()));
        double down = Math.min(most, Math.max(0, cusumDown.statistic - w - settings.k()));
        cusumUp.next(up, start, sums, expected);
        cusumDown.next(down, start, sums, expected);
        ewma += settings.lambda() * (w - ewma);
        ewmaUp.next(Math.max(0, ewma), start, sums, expected);
        ewmaDown.next(Math.max(0, -ewma), start, sums, expected);
    }

    /** The side that signals drift by the settings. */
    Side side(boolean up) {
        if (settings.detector() == Detector.CUSUM) {
            return up ? cusumUp : cusumDown;
        }
        return up ? ewmaUp : ewmaDown;
    }

    void clear() {
        cusumUp.clear();
        cusumDown.clear();
        ewmaUp.clear();
        ewmaDown.clear();
        ewma = 0;
    }

    void write(DataOutput out) throws IOException {
        cusumUp.write(out);
        cusumDown.write(out);
        ewmaUp.write(out);
        ewmaDown.write(out);
        out.writeDouble(ewma);
    }

    void read(DataInput in) throws IOException {
        cusumUp.read(in);
        cusumDown.read(in);
        ewmaUp.read(in);
        ewmaDown.read(in);
        ewma = in.readDouble();
    }
}
