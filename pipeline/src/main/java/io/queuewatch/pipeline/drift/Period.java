package io.queuewatch.pipeline.drift;

/** How long an interval of a series is, and how many of them make a week. */
public enum Period {
    /** Hours of the local clock. */
    HOUR(168),
    /** Local days. */
    DAY(7);

    private final int cells;

    Period(int cells) {
        this.cells = cells;
    }

    /** Intervals of a week. */
    public int cells() {
        return cells;
    }
}
