package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * All that is kept of one series on its chart. Changed in place; written and read whole.
 *
 * @param state what its monitor remembers
 * @param memory what its run rules are read from
 */
record ChartedSeries(SeriesState state, ZMemory memory) {

    static ChartedSeries begin(Metric metric, DriftSettings settings) {
        return new ChartedSeries(new SeriesState(metric, settings), new ZMemory());
    }

    void write(DataOutput out) throws IOException {
        state.write(out);
        memory.write(out);
    }

    static ChartedSeries read(DataInput in) throws IOException {
        // Its monitor sets the settings in force.
        return new ChartedSeries(SeriesState.read(in, DriftSettings.DEFAULT), ZMemory.read(in));
    }
}
