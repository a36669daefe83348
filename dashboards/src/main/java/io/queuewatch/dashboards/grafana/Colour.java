package io.queuewatch.dashboards.grafana;

/** The colours of the house; a state is never told by its colour alone. */
public enum Colour {
    /** All is well. */
    BLUE("#1f60c4"),
    /** Look at it. */
    AMBER("#b86e00"),
    /** Act. */
    RED("#8f0e1b"),
    /** No state. */
    GREY("#3a3f47"),
    /** A line over bars. */
    ORANGE_LINE("#ff9830"),
    /** A line that is only there to compare with. */
    GREY_LINE("#9fa7b3");

    private final String code;

    Colour(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
