package io.queuewatch.dashboards;

import java.time.Period;

/**
 * A query as it stands in a dashboard, macros and variables included.
 *
 * @param place the panel and target, the variable, or the annotation that asks
 * @param text in InfluxQL
 * @param earlier by how much the panel looks at an earlier time than the dashboard
 */
record DashboardQuery(String place, String text, Period earlier) {
    static final String VARIABLE = "variable ";

    /** A query over the time of the dashboard. */
    static DashboardQuery of(String place, String text) {
        return new DashboardQuery(place, text, Period.ZERO);
    }

    /** Whether its answer is what a variable offers to choose from. */
    boolean isOfVariable() {
        return place.startsWith(VARIABLE);
    }

    /** The target that asks, within its panel or rule. */
    String refId() {
        return place.substring(place.lastIndexOf(' ') + 1);
    }

    /** The name of the variable that asks. */
    String variable() {
        return place.substring(VARIABLE.length());
    }

    /**
     * Whether it asks for as long a time as the range, directly before it, and for nothing else.
     */
    boolean isOfTimeBefore() {
        return influxQl().timesBefore() > 0;
    }

    InfluxQl influxQl() {
        return InfluxQl.of(text);
    }

    @Override
    public String toString() {
        return place;
    }
}
