package io.queuewatch.pipeline.drift.runlength;

import java.util.function.DoubleSupplier;

/** A series, cut off at ± 4, of which a correlation is taken out. */
final class Whitened implements DoubleSupplier {

    private static final double MOST = 4;

    private final DoubleSupplier series;
    private final double removed;
    private final double scale;
    private double last = Double.NaN;

    Whitened(DoubleSupplier series, double removed) {
        this.series = series;
        this.removed = removed;
        scale = Math.sqrt(1 - removed * removed);
    }

    @Override
    public double getAsDouble() {
        double before = last;
        last = Math.max(-MOST, Math.min(MOST, series.getAsDouble()));
        return Double.isNaN(before) ? last : (last - removed * before) / scale;
    }
}
