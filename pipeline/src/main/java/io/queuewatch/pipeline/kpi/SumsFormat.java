package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.wire.Text;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes sums by {@link Measure}: only those that are not zero. */
public final class SumsFormat {

    private SumsFormat() {}

    /** Writes sums. */
    public static void write(long[] sums, DataOutputView out) throws IOException {
        long present = 0;
        for (int i = 0; i < sums.length; i++) {
            if (sums[i] != 0) {
                present |= 1L << i;
            }
        }
        out.writeLong(present);
        for (long sum : sums) {
            if (sum != 0) {
                Text.writeLong(sum, out);
            }
        }
    }

    /** Reads sums into those that are zero so far. */
    public static void read(long[] sums, DataInputView in) throws IOException {
        long present = in.readLong();
        for (int i = 0; i < sums.length; i++) {
            if ((present & 1L << i) != 0) {
                sums[i] = Text.readLong(in);
            }
        }
    }
}
