package io.queuewatch.pipeline.kpi;

/** Which time a fact is credited to. */
public enum View {
    /** When it happened. */
    LIVE("live"),
    /** When the visit began. */
    COHORT("cohort");

    private final String label;

    View(String label) {
        this.label = label;
    }

    /** The name in rows. */
    public String label() {
        return label;
    }
}
