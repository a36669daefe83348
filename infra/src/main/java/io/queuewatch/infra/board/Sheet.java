package io.queuewatch.infra.board;

import io.queuewatch.pipeline.influx.Field;
import io.queuewatch.pipeline.influx.Measurement;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every figure of one measurement, side by side.
 *
 * @param measurement whose figures
 * @param tags what all columns have in common, as in {@code channel: email}
 * @param heading the tag that tells the columns apart
 * @param columns the figures by the value of that tag, and then by field
 */
record Sheet(
        Measurement measurement,
        Map<String, String> tags,
        String heading,
        SortedMap<String, Map<String, Double>> columns) {

    Sheet(Measurement measurement, Map<String, String> tags, String heading) {
        this(measurement, tags, heading, new TreeMap<>());
    }

    /** Adds figures to a column; those of the same field are summed. */
    void add(String column, Map<String, Double> figures) {
        Map<String, Double> all = columns.computeIfAbsent(column, none -> new TreeMap<>());
        figures.forEach((field, value) -> all.merge(field, value, Double::sum));
    }

    /** The fields of which any column knows something, in the order of the schema. */
    List<Field> fields() {
        return measurement.fields().stream()
                .filter(
                        field ->
                                columns.values().stream()
                                        .anyMatch(c -> c.containsKey(field.name())))
                .toList();
    }
}
