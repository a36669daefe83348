package io.queuewatch.pipeline.outcome;

import java.util.Arrays;
import java.util.Locale;

/** The tables that have a row a day. */
public enum DayTable {
    /** What became of contacts, by segment. */
    OUTCOME(OutcomeMeasure.COUNT),
    /** What the centre began, by direction. */
    OUTBOUND(OutboundMeasure.COUNT);

    /** Stands for all queues, and for all segments. */
    static final String ALL = "*";

    private final String label = name().toLowerCase(Locale.ROOT);
    private final int measures;

    DayTable(int measures) {
        this.measures = measures;
    }

    /** The name of the measurement. */
    String label() {
        return label;
    }

    /** As many sums as there are measures, and one for what may still change; all 0. */
    long[] noSums() {
        return new long[measures + 1];
    }

    /** These sums, with zeros for the measures that an older version did not keep. */
    long[] whole(long[] sums) {
        return sums.length > measures ? sums : Arrays.copyOf(sums, measures + 1);
    }

    /** What the rows over all queues have in place of this group. */
    String groupOfTotal(String group) {
        return this == OUTCOME ? ALL : group;
    }
}
