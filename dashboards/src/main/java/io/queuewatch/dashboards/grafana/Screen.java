package io.queuewatch.dashboards.grafana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A dashboard in the making. Its methods change it and return it. */
public final class Screen {
    private static final String UID = "queuewatch-";
    private static final String TAG = "queuewatch";

    /** Still 37: Grafana moves a table's displayMode to its newer name on the way from 37 to 38. */
    private static final int SCHEMA_VERSION = 37;

    private final String name;
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private int panels;

    /**
     * A dashboard without panels.
     *
     * @param name of the file, and behind {@code queuewatch-} of the uid
     */
    public Screen(String name, String title, String description) {
        this.name = name;
        json.put("uid", UID + name).put("title", title).put("description", description);
        json.putArray("tags").add(TAG);
        json.put("schemaVersion", SCHEMA_VERSION)
                .put("version", 1)
                .put("editable", false)
                .put("style", "dark")
                .put("timezone", "")
                .put("weekStart", "monday")
                .put("graphTooltip", 1)
                .put("liveNow", false)
                .put("fiscalYearStartMonth", 0)
                .put("refresh", "");
        json.putObject("time").put("from", "now/d").put("to", "now");
        ObjectNode picker = json.putObject("timepicker");
        picker.put("hidden", false).put("enable", true).put("collapse", false);
        picker.putArray("refresh_intervals");
        picker.putArray("time_options");
        json.putArray("links");
        json.putObject("annotations").putArray("list");
        json.putObject("templating").putArray("list");
        json.putArray("panels");
    }

    /** The name of its file, without an ending. */
    public String name() {
        return name;
    }

    /** Where it is opened, within Grafana. */
    public String path() {
        return "/d/" + json.get("uid").asText();
    }

    /** A word to find it by. */
    public Screen tag(String tag) {
        json.withArray("tags").add(tag);
        return this;
    }

    /** Asks again after each of these; after the first at first. */
    public Screen refresh(String... intervals) {
        json.put("refresh", intervals[0]);
        ArrayNode offered = (ArrayNode) json.at("/timepicker/refresh_intervals");
        for (String interval : intervals) {
            offered.add(interval);
        }
        return this;
    }

    /** The time that it shows at first. */
    public Screen time(String from, String to) {
        json.putObject("time").put("from", from).put("to", to);
        return this;
    }

    /** Nobody chooses another time. */
    public Screen withoutTimePicker() {
        ((ObjectNode) json.get("timepicker")).put("hidden", true);
        return this;
    }

    /** Something to choose. */
    public Screen variable(Variable variable) {
        ((ArrayNode) json.at("/templating/list")).add(variable.json());
        return this;
    }

    /** Something to mark in its plots. */
    public Screen annotation(Annotation annotation) {
        ((ArrayNode) json.at("/annotations/list")).add(annotation.json());
        return this;
    }

    /** A link to another screen that keeps the time and the variables. */
    public Screen link(Screen other) {
        link("link", other.json.get("title").asText(), other.json.get("description").asText())
                .put("url", other.path())
                .put("asDropdown", false)
                .put("includeVars", true)
                .put("keepTime", true);
        return this;
    }

    /** A menu of all screens, each with the time that it shows at first. */
    public Screen menu() {
        link("dashboards", "All boards", "Walls, on call, drift, executive, teams, pipeline.")
                .put("url", "")
                .put("asDropdown", true)
                .put("includeVars", false)
                .put("keepTime", false)
                .withArray("tags")
                .add(TAG);
        return this;
    }

    private ObjectNode link(String type, String title, String tooltip) {
        ObjectNode link = json.withArray("links").addObject();
        link.put("type", type)
                .put("title", title)
                .put("tooltip", tooltip)
                .put("icon", "dashboard")
                .put("targetBlank", false)
                .putArray("tags");
        return link;
    }

    /** One more panel. */
    public Screen panel(Panel panel) {
        panels++;
        json.withArray("panels").add(panel.json(panels));
        return this;
    }

    /** As Grafana reads it. */
    public ObjectNode json() {
        return json.deepCopy();
    }
}
