package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * All that is kept of one series on its chart. Changed in place; written and read whole.
 *
 * @param state what its monitor remembers
 * @param memory what its run rules are read from
 * @param classic its textbook charts
 */
record ChartedSeries(SeriesState state, ZMemory memory, ClassicCharts classic) {

    static ChartedSeries begin(Metric metric, DriftSettings settings) {
        return new ChartedSeries(
                new SeriesState(metric, settings), new ZMemory(), new ClassicCharts());
    }

    void write(DataOutput out) throws IOException {
        state.write(out);
        memory.write(out);
        classic.write(out);
    }

    /**
     * Reads what was written.
     *
     * @param version of what was written; the first had no textbook charts
     */
    static ChartedSeries read(int version, DataInput in) throws IOException {
        // Its monitor sets the settings in force.
        SeriesState state = SeriesState.read(in, DriftSettings.DEFAULT);
        ZMemory memory = ZMemory.read(version, state.track.phase, in);
        return new ChartedSeries(
                state, memory, version > 1 ? ClassicCharts.read(in) : new ClassicCharts());
    }
}
