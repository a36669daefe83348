package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.influxql.Select;

/** Service levels of several rows together, each row by its queue's own formula. */
final class ServiceLevels {

    private ServiceLevels() {}

    /**
     * Of rows of the summary that have any visits, the visits in target ({@code met}), by how many
     * that is more than was wanted ({@code margin}), and of how many ({@code base}).
     */
    static Select of(Select rows) {
        return Select.from(
                rows.positive("service_level_base")
                        .column("met", "service_level * service_level_base")
                        .column("margin", "(service_level - target_rate) * service_level_base")
                        .column("base", "service_level_base"));
    }
}
