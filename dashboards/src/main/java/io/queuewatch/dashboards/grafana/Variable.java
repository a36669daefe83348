package io.queuewatch.dashboards.grafana;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something to choose, above the panels.
 *
 * @param json as Grafana reads it
 */
public record Variable(ObjectNode json) {

    /** Values of a tag, any number of them, all at first. */
    public static Variable ofTag(String name, String label, String description, String query) {
        ObjectNode json = named(name, label, description, "query");
        DataSource.refer(json);
        json.put("query", query)
                .put("refresh", 2)
                .put("regex", "")
                .put("sort", 1)
                .put("multi", true)
                .put("includeAll", true)
                .put("hide", 0)
                .put("skipUrlSync", false);
        json.putArray("options");
        ObjectNode current = json.putObject("current").put("selected", true);
        current.putArray("text").add("All");
        current.putArray("value").add("$__all");
        return new Variable(json);
    }

    /** The same values, the first of them at first, and no word for all of them. */
    public Variable withoutAll() {
        ObjectNode some = json.deepCopy().put("includeAll", false);
        ObjectNode current = some.putObject("current").put("selected", false);
        current.putArray("text");
        current.putArray("value");
        return new Variable(some);
    }

    /** A number to compare with, that a reader may change. */
    public static Variable ofNumber(String name, String label, String description, String value) {
        ObjectNode json = named(name, label, description, "textbox");
        json.put("query", value).put("hide", 0).put("skipUrlSync", false);
        json.putArray("options")
                .addObject()
                .put("selected", true)
                .put("text", value)
                .put("value", value);
        json.putObject("current").put("selected", true).put("text", value).put("value", value);
        return new Variable(json);
    }

    private static ObjectNode named(String name, String label, String description, String type) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", name)
                .put("name", name)
                .put("label", label)
                .put("description", description)
                .put("type", type);
    }
}
