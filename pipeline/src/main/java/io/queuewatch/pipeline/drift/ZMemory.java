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
 * and a pattern spans. Only intervals that were scored are points of a run, and no run goes from
 * one phase into the next.
 */
final class ZMemory {

    private static final int KEPT = SeriesMonitor.CORRECTABLE + Rule.LONGEST;

    private long[] starts = new long[0];
    private double[] residuals = new double[0];
    private int[] phases = new int[0];

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
        phases[at] = point.phase();
        String rules = rules(at);
        forgetOld();
        return rules;
    }

    /** Forgets what it knows from an interval on. */
    void forgetFrom(long start) {
        int at = Arrays.binarySearch(starts, start);
        int kept = at < 0 ? -at - 1 : at;
        starts = Arrays.copyOf(starts, kept);
        residuals = Arrays.copyOf(residuals, kept);
        phases = Arrays.copyOf(phases, kept);
    }

    private String rules(int at) {
        StringBuilder names = new StringBuilder();
        int first = at;
        while (first > 0 && at - first < Rule.LONGEST && phases[first - 1] == phases[at]) {
            first--;
        }
        double[] run = Arrays.copyOfRange(residuals, first, at + 1);
        for (RuleSet set : RuleSet.values()) {
            for (Rule rule : set.rules()) {
                if (rule.firesAt(run, at - first)) {
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
        phases = Arrays.copyOf(phases, size + 1);
        System.arraycopy(starts, at, starts, at + 1, size - at);
        System.arraycopy(residuals, at, residuals, at + 1, size - at);
        System.arraycopy(phases, at, phases, at + 1, size - at);
        starts[at] = start;
    }

    private void remove(int at) {
        int after = starts.length - at - 1;
        System.arraycopy(starts, at + 1, starts, at, after);
        System.arraycopy(residuals, at + 1, residuals, at, after);
        System.arraycopy(phases, at + 1, phases, at, after);
        starts = Arrays.copyOf(starts, starts.length - 1);
        residuals = Arrays.copyOf(residuals, residuals.length - 1);
        phases = Arrays.copyOf(phases, phases.length - 1);
    }

    private void forgetOld() {
        int tooMany = starts.length - KEPT;
        if (tooMany > 0) {
            starts = Arrays.copyOfRange(starts, tooMany, starts.length);
            residuals = Arrays.copyOfRange(residuals, tooMany, residuals.length);
            phases = Arrays.copyOfRange(phases, tooMany, phases.length);
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(starts.length);
        for (int i = 0; i < starts.length; i++) {
            out.writeLong(starts[i]);
            out.writeDouble(residuals[i]);
            out.writeInt(phases[i]);
        }
    }

    /**
     * Reads what was written.
     *
     * @param version of what was written; the first did not know the phases
     * @param phase that the series is in
     */
    static ZMemory read(int version, int phase, DataInput in) throws IOException {
        ZMemory memory = new ZMemory();
        int size = in.readInt();
        memory.starts = new long[size];
        memory.residuals = new double[size];
        memory.phases = new int[size];
        for (int i = 0; i < size; i++) {
            memory.starts[i] = in.readLong();
            memory.residuals[i] = in.readDouble();
            memory.phases[i] = version > 1 ? in.readInt() : phase;
        }
        return memory;
    }
}
