package io.queuewatch.dashboards;

import java.time.Period;

/**
 * A query as it stands in a dashboard, macros and variables included.
 *
 * @param place the panel and target, or the variable, that asks
 * @param text in InfluxQL
 * @param earlier by how much the panel looks at an earlier time than the dashboard
 */
record DashboardQuery(String place, String text, Period earlier) {
    private static final String VARIABLE = "variable ";

    static DashboardQuery ofVariable(String name, String text) {
        return new DashboardQuery(VARIABLE + name, text, Period.ZERO);
    }

    /** Whether its answer is what a variable offers to choose from. */
    boolean isOfVariable() {
        return place.startsWith(VARIABLE);
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
