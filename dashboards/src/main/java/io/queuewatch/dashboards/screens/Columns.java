package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Look;
import io.queuewatch.dashboards.grafana.Panel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of a table in their order, with the names that people read. */
final class Columns {
    private final Map<String, Integer> order = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, Look> looks = new LinkedHashMap<>();

    /**
     * One more column.
     *
     * @param answer its name in the answer
     * @param name as people read it
     */
    Columns add(String answer, String name, Look look) {
        order.put(answer, order.size());
        if (!answer.equals(name)) {
            names.put(answer, name);
        }
        looks.put(name, look);
        return this;
    }

    /** A table that has these columns and not those left out. */
    Panel of(Panel table, String... left) {
        looks.forEach(table::field);
        return table.columns(List.of(left), order, names);
    }
}
