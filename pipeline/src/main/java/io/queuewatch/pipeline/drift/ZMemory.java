package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.rule.Rule;
import io.queuewatch.pipeline.drift.rule.RuleSet;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * The newest residuals of a series, from which the run rules are read: as many as may be corrected
 * and a pattern spans. Only intervals that were scored are points of a run.
 */
final class ZMemory {

    private static final int KEPT = SeriesMonitor.CORRECTABLE + Rule.LONGEST;

    private long[] starts = new long[0];
    private double[] residuals = new double[0];

    /**
     * The rules that are complete at a point, which is remembered in place of what was there.
     *
     * @return such as {@code nelson_1,western_electric_1}; empty without any
     */
    String rulesAt(ChartPoint point) {
        int at = Arrays.binarySearch(starts, point.start());
        if (at >= 0 && !point.scored()) {
            remove(at);
        }
        if (!point.scored()) {
            return "";
        }
        if (at < 0) {
            at = -at - 1;
            insert(at, point.start());
        }
        residuals[at] = point.z();
        String rules = rules(at);
        forgetOld();
        return rules;
    }

    private String rules(int at) {
        StringBuilder names = new StringBuilder();
        for (RuleSet set : RuleSet.values()) {
            for (Rule rule : set.rules()) {
                if (rule.firesAt(residuals, at)) {
                    names.append(names.length() == 0 ? "" : ",")
                            .append(rule.name().toLowerCase(Locale.ROOT));
                }
            }
        }
        return names.toString();
    }

    private void insert(int at, long start) {
        int size = starts.length;
        starts = Arrays.copyOf(starts, size + 1);
        residuals = Arrays.copyOf(residuals, size + 1);
        System.arraycopy(starts, at, starts, at + 1, size - at);
        System.arraycopy(residuals, at, residuals, at + 1, size - at);
        starts[at] = start;
    }

    private void remove(int at) {
        int after = starts.length - at - 1;
        System.arraycopy(starts, at + 1, starts, at, after);
        System.arraycopy(residuals, at + 1, residuals, at, after);
        starts = Arrays.copyOf(starts, starts.length - 1);
        residuals = Arrays.copyOf(residuals, residuals.length - 1);
    }

    private void forgetOld() {
        int tooMany = starts.length - KEPT;
        if (tooMany > 0) {
            starts = Arrays.copyOfRange(starts, tooMany, starts.length);
            residuals = Arrays.copyOfRange(residuals, tooMany, residuals.length);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(starts.length);
        for (int i = 0; i < starts.length; i++) {
            out.writeLong(starts[i]);
            out.writeDouble(residuals[i]);
        }
    }

    static ZMemory read(DataInput in) throws IOException {
        ZMemory memory = new ZMemory();
        int size = in.readInt();
        memory.starts = new long[size];
        memory.residuals = new double[size];
        for (int i = 0; i < size; i++) {
            memory.starts[i] = in.readLong();
            memory.residuals[i] = in.readDouble();
        }
        return memory;
    }
}
