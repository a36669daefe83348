package io.queuewatch.dashboards.grafana;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The one data source of all dashboards. */
final class DataSource {

    private DataSource() {}

    /** Refers to it by the uid that provisioning gives it. */
    static void refer(ObjectNode node) {
        node.putObject("datasource").put("type", "influxdb").put("uid", "queuewatch-influxdb");
    }
}
