package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Look;
import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.grafana.States;
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

    /** A column of text, read from the left. */
    Columns text(String answer, String name) {
        return add(answer, name, Look.asAll().leftAligned());
    }

    /** A column as the whole table is. */
    Columns plain(String answer, String name) {
        return add(answer, name, Look.asAll());
    }

    /** A column of moments. */
    Columns moment(String answer, String name) {
        return add(answer, name, Look.asAll().unit("dateTimeAsIso"));
    }

    /** The time of each row, read from the left. */
    Columns time(String name) {
        return add("Time", name, Look.asAll().unit("dateTimeAsIso").leftAligned());
    }

    /** A column of whole numbers. */
    Columns count(String answer, String name) {
        return add(answer, name, Look.asAll().decimals(0));
    }

    /** A column of fractions, as percentages. */
    Columns percent(String answer, String name) {
        return add(answer, name, Look.percent());
    }

    /** A column of minutes, with tenths. */
    Columns minutes(String answer, String name) {
        return add(answer, name, Look.asAll().unit("suffix:min").decimals(1));
    }

    /** A column of numbers in words. */
    Columns states(String answer, String name, States states) {
        return add(answer, name, Look.asAll().states(states));
    }

    /** A table that has these columns and not those left out. */
    Panel of(Panel table, String... left) {
        looks.forEach(table::field);
        return table.columns(List.of(left), order, names);
    }
}
