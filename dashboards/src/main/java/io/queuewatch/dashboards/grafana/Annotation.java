package io.queuewatch.dashboards.grafana;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.queuewatch.dashboards.influxql.Select;

/**
 * Moments, or spans of time, that are marked in every plot of a screen.
 *
 * @param json as Grafana reads it
 */
public record Annotation(ObjectNode json) {

    /**
     * Marks where each row of an answer begins. Every column of the query is one of those named
     * here: Grafana takes any other for a title.
     *
     * @param name what is marked, above the panels, where it can be switched off
     * @param colour of the marks
     * @param query rows with their own tags as columns; Grafana fills in the time range only once
     * @param text the column that says what it is
     * @param tags further columns of text
     */
    public static Annotation of(
            String name, Colour colour, Select query, String text, String... tags) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", name);
        DataSource.refer(json);
        return new Annotation(
                json.put("enable", true)
                        .put("hide", false)
                        .put("iconColor", colour.code())
                        .put("query", query.toString())
                        .put("textColumn", text)
                        .put("tagsColumn", String.join(",", tags)));
    }

    /** Marks the whole time until the moment in this column, where there is one. */
    public Annotation until(String end) {
        return new Annotation(json.deepCopy().put("timeEndColumn", end));
    }
}
