package io.queuewatch.dashboards.grafana;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.queuewatch.dashboards.influxql.Select;
import java.util.List;
import java.util.Map;

/** One panel, in the making. Its methods change it and return it. */
public final class Panel {
    private static final String OLDEST = "9.3.0";

    private final ObjectNode json = JsonNodeFactory.instance.objectNode();

    private Panel(String type, String title, String description) {
        json.put("id", 0).put("type", type).put("title", title).put("description", description);
        DataSource.refer(json);
        json.put("pluginVersion", OLDEST).put("transparent", false);
        json.putObject("gridPos");
        ObjectNode defaults = json.putObject("fieldConfig").putObject("defaults");
        defaults.put("unit", "short").put("noValue", "–");
        defaults.putArray("mappings");
        defaults.putObject("color").put("mode", "thresholds");
        thresholds(defaults).addObject().put("color", Colour.GREY.code()).putNull("value");
        ((ObjectNode) json.get("fieldConfig")).putArray("overrides");
        json.putArray("transformations");
    }

    /**
     * A big number, or a few of them below each other.
     *
     * @param valueSize height of the digits, in pixels
     */
    public static Panel stat(String title, String description, int valueSize) {
        Panel panel = new Panel("stat", title, description);
        ObjectNode options = panel.json.putObject("options");
        options.put("colorMode", "none")
                .put("graphMode", "none")
                .put("justifyMode", "center")
                .put("orientation", "horizontal")
                .put("textMode", "value")
                .putObject("text")
                .put("titleSize", 28)
                .put("valueSize", valueSize);
        ObjectNode reduce = options.putObject("reduceOptions");
        reduce.putArray("calcs").add("lastNotNull");
        reduce.put("fields", "").put("values", false);
        return panel;
    }

    /** A table, ordered by a column; without one, as the answers come. */
    public static Panel table(String title, String description) {
        Panel panel = new Panel("table", title, description);
        panel.defaults()
                .putObject("custom")
                .put("align", "center")
                .put("displayMode", "auto")
                .put("inspect", false)
                .put("filterable", false);
        ObjectNode options =
                panel.json.putObject("options").put("frameIndex", 0).put("showHeader", true);
        ObjectNode footer = options.putObject("footer").put("show", false);
        footer.putArray("reducer").add("sum");
        options.putArray("sortBy");
        return panel;
    }

    /** Bars over time, next to each other. */
    public static Panel bars(String title, String description) {
        return overTime(title, description, "bars", 1, 70, "none");
    }

    /** Bars over time, on top of each other. */
    public static Panel stackedBars(String title, String description) {
        return overTime(title, description, "bars", 1, 70, "normal").colouredBySeries();
    }

    /** Lines over time, each series in a colour of its own. */
    public static Panel lines(String title, String description) {
        return overTime(title, description, "line", 2, 0, "none").colouredBySeries();
    }

    private static Panel overTime(
            String title, String description, String style, int width, int fill, String stacking) {
        Panel panel = new Panel("timeseries", title, description);
        panel.defaults()
                .putObject("color")
                .put("mode", "fixed")
                .put("fixedColor", Colour.BLUE.code());
        ObjectNode custom = panel.defaults().putObject("custom");
        custom.put("drawStyle", style)
                .put("lineInterpolation", "linear")
                .put("lineWidth", width)
                .put("fillOpacity", fill)
                .put("gradientMode", "none")
                .put("showPoints", style.equals("line") ? "auto" : "never")
                .put("pointSize", 5)
                .put("spanNulls", false)
                .put("barAlignment", 1)
                .put("axisPlacement", "auto")
                .put("axisLabel", "");
        custom.putObject("scaleDistribution").put("type", "linear");
        custom.putObject("stacking").put("mode", stacking).put("group", "A");
        custom.putObject("thresholdsStyle").put("mode", "off");
        ObjectNode options = panel.json.putObject("options");
        ObjectNode legend =
                options.putObject("legend").put("displayMode", "list").put("placement", "bottom");
        legend.putArray("calcs");
        legend.put("showLegend", true);
        options.putObject("tooltip").put("mode", "multi").put("sort", "none");
        return panel;
    }

    /** Puts it on the grid: 24 columns across the screen, rows of 38 pixels. */
    public Panel at(int x, int y, int width, int height) {
        json.putObject("gridPos").put("x", x).put("y", y).put("w", width).put("h", height);
        return this;
    }

    /** The unit of its numbers, by Grafana's name for it. */
    public Panel unit(String unit) {
        defaults().put("unit", unit);
        return this;
    }

    /** Digits behind the point. */
    public Panel decimals(int decimals) {
        defaults().put("decimals", decimals);
        return this;
    }

    /** What stands in place of a number where there is none. */
    public Panel noValue(String text) {
        defaults().put("noValue", text);
        return this;
    }

    /**
     * The shortest {@code $__interval}, however short the time shown, as in {@code 1m}: in less,
     * not everybody has said something.
     */
    public Panel notFinerThan(String span) {
        json.put("interval", span);
        return this;
    }

    /** Where its axis begins. */
    public Panel min(double min) {
        Numbers.put(defaults(), "min", min);
        return this;
    }

    /** Where its axis ends. */
    public Panel max(double max) {
        Numbers.put(defaults(), "max", max);
        return this;
    }

    /** Words in place of some numbers. */
    public Panel states(States states) {
        defaults().set("mappings", states.json());
        return this;
    }

    /** The colour from a number on. */
    public Panel from(double value, Colour colour) {
        Numbers.put(steps().addObject().put("color", colour.code()), "value", value);
        return this;
    }

    /** The colour below every other threshold. */
    public Panel below(Colour colour) {
        ((ObjectNode) steps().get(0)).put("color", colour.code());
        return this;
    }

    /** Its ground has the colour of the state. */
    public Panel ground() {
        ((ObjectNode) json.get("options")).put("colorMode", "background");
        return this;
    }

    /** How one of its fields is shown. */
    public Panel field(String name, Look look) {
        if (!look.isAsAll()) {
            ((ArrayNode) json.at("/fieldConfig/overrides")).add(look.json("byName", name));
        }
        return this;
    }

    /** How those of its fields are shown whose names a regular expression finds. */
    public Panel fields(String pattern, Look look) {
        ((ArrayNode) json.at("/fieldConfig/overrides"))
                .add(look.json("byRegexp", "/" + pattern + "/"));
        return this;
    }

    /** One such panel for each value chosen of a variable, below each other. */
    public Panel repeated(String variable) {
        json.put("repeat", variable).put("repeatDirection", "v");
        return this;
    }

    /** Asks for series over time, each named by its column. */
    public Panel ask(String refId, Select query) {
        return ask(refId, query, "$col");
    }

    /** Asks for series over time, each named by a pattern such as {@code $tag_channel}. */
    public Panel ask(String refId, Select query, String alias) {
        target(refId, query, "time_series").put("alias", alias);
        return this;
    }

    /** Asks for rows of a table. */
    public Panel rows(String refId, Select query) {
        target(refId, query, "table");
        return this;
    }

    /**
     * Looks at a time that lies earlier by some months, from the beginning of a month to the end of
     * one: three months before the 30th of June end on the 31st of March.
     */
    public Panel earlierByMonths(int months) {
        json.put("timeShift", months + "M/M");
        return this;
    }

    /** A column that the browser computes from two others. */
    public Panel computed(String alias, String left, String operator, String right) {
        ObjectNode options = transformation("calculateField");
        options.put("mode", "binary").put("alias", alias);
        options.putObject("binary")
                .put("left", left)
                .put("operator", operator)
                .put("right", right)
                .put("reducer", "sum");
        options.putObject("reduce").put("reducer", "sum");
        options.put("replaceFields", false);
        return this;
    }

    /** Rows of several answers become one where their tags are the same. */
    public Panel merged() {
        columns(List.of("Time", "time"), Map.of(), Map.of());
        transformation("merge");
        return this;
    }

    /**
     * The columns of a table: which are left out, in which order the others stand and how they are
     * called.
     */
    public Panel columns(List<String> left, Map<String, Integer> order, Map<String, String> names) {
        ObjectNode options = transformation("organize");
        ObjectNode excluded = options.putObject("excludeByName");
        left.forEach(name -> excluded.put(name, true));
        ObjectNode index = options.putObject("indexByName");
        order.forEach(index::put);
        ObjectNode renamed = options.putObject("renameByName");
        names.forEach(renamed::put);
        return this;
    }

    /** Orders a table by a column, the largest first. */
    public Panel largestFirst(String column) {
        return sorted(column, true);
    }

    /** Orders a table by a column, the smallest first. */
    public Panel smallestFirst(String column) {
        return sorted(column, false);
    }

    /** A link of the whole panel. */
    public Panel link(String title, String url) {
        json.withArray("links").addObject().put("title", title).put("url", url);
        return this;
    }

    ObjectNode json(int id) {
        return json.deepCopy().put("id", id);
    }

    private Panel sorted(String column, boolean descending) {
        ((ArrayNode) json.at("/options/sortBy"))
                .addObject()
                .put("displayName", column)
                .put("desc", descending);
        return this;
    }

    private Panel colouredBySeries() {
        defaults().putObject("color").put("mode", "palette-classic");
        return this;
    }

    private ObjectNode target(String refId, Select query, String format) {
        ObjectNode target = json.withArray("targets").addObject().put("refId", refId);
        DataSource.refer(target);
        return target.put("rawQuery", true)
                .put("resultFormat", format)
                .put("query", query.toString());
    }

    private ObjectNode transformation(String id) {
        return json.withArray("transformations").addObject().put("id", id).putObject("options");
    }

    private ObjectNode defaults() {
        return (ObjectNode) json.at("/fieldConfig/defaults");
    }

    private ArrayNode steps() {
        return (ArrayNode) defaults().at("/thresholds/steps");
    }

    private static ArrayNode thresholds(ObjectNode defaults) {
        return defaults.putObject("thresholds").put("mode", "absolute").putArray("steps");
    }
}
