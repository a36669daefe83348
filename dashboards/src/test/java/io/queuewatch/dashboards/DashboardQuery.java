package io.queuewatch.dashboards;

/**
 * A query as it stands in a dashboard, macros and variables included.
 *
 * @param place the panel and target, or the variable, that asks
 * @param text in InfluxQL
 */
record DashboardQuery(String place, String text) {

    InfluxQl influxQl() {
        return InfluxQl.of(text);
    }

    @Override
    public String toString() {
        return place;
    }
}
