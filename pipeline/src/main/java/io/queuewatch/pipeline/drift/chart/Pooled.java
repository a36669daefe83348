package io.queuewatch.pipeline.drift.chart;

import java.util.List;

/** The rate of all points of a baseline together. */
final class Pooled {

    private Pooled() {}

    /** Sum of counts by sum of sizes; NaN where nothing was counted. */
    static double rate(List<Counted> samples, Baseline baseline) {
        double count = 0;
        double size = 0;
        for (int i = 0; i < samples.size(); i++) {
            if (baseline.contains(i) && samples.get(i).size() > 0) {
                count += samples.get(i).count();
                size += samples.get(i).size();
            }
        }
        return size == 0 ? Double.NaN : count / size;
    }
}
