package io.queuewatch.dashboards;

/**
 * A query as it stands in a dashboard, macros and variables included.
 *
 * @param place the panel and target, or the variable, that asks
 * @param text in InfluxQL
 */
record DashboardQuery(String place, String text) {
    private static final String VARIABLE = "variable ";

    static DashboardQuery ofVariable(String name, String text) {
        return new DashboardQuery(VARIABLE + name, text);
    }

    /** Whether its answer is what a variable offers to choose from. */
    boolean isOfVariable() {
        return place.startsWith(VARIABLE);
    }

    /** The name of the variable that asks. */
    String variable() {
        return place.substring(VARIABLE.length());
    }

    InfluxQl influxQl() {
        return InfluxQl.of(text);
    }

    @Override
    public String toString() {
        return place;
    }
}
