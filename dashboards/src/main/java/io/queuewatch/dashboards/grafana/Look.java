package io.queuewatch.dashboards.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** How one field of a panel is shown where it differs from the others. */
public final class Look {
    private final Map<String, JsonNode> properties = new LinkedHashMap<>();

    /** As the others. */
    public static Look asAll() {
        return new Look();
    }

    /** Fractions as percentages. */
    public static Look percent() {
        return asAll().unit("percentunit").decimals(1);
    }

    /** A line over bars, in steps. */
    public static Look line(Colour colour) {
        return asAll().fixed(colour)
                .set("custom.drawStyle", new TextNode("line"))
                .set("custom.lineInterpolation", new TextNode("stepAfter"))
                .set("custom.lineWidth", new IntNode(4))
                .set("custom.fillOpacity", new IntNode(0));
    }

    /** A thin line of one colour, without points. */
    public static Look thin(Colour colour) {
        return asAll().fixed(colour)
                .set("custom.lineWidth", new IntNode(1))
                .set("custom.showPoints", new TextNode("never"));
    }

    /** Large points without a line between them. */
    public static Look marks(Colour colour) {
        return asAll().fixed(colour)
                .set("custom.drawStyle", new TextNode("points"))
                .set("custom.pointSize", new IntNode(10));
    }

    /** A unit by Grafana's name for it. */
    public Look unit(String unit) {
        return set("unit", new TextNode(unit));
    }

    /** Digits behind the point. */
    public Look decimals(int decimals) {
        return set("decimals", new IntNode(decimals));
    }

    /** In words instead of numbers, in a table on a ground of their colours. */
    public Look states(States states) {
        return set("custom.displayMode", new TextNode("color-background-solid"))
                .set("mappings", states.json());
    }

    /** In words instead of numbers, as a big number has it. */
    public Look bigStates(States states) {
        ObjectNode color = JsonNodeFactory.instance.objectNode().put("mode", "thresholds");
        return set("mappings", states.json()).set("color", color);
    }

    /** A dashed line. */
    public Look dashed() {
        ObjectNode style = JsonNodeFactory.instance.objectNode().put("fill", "dash");
        style.putArray("dash").add(10).add(10);
        return set("custom.lineStyle", style);
    }

    /** As text is read. */
    public Look leftAligned() {
        return set("custom.align", new TextNode("left"));
    }

    /** A link that a click on the field opens. */
    public Look link(String title, String url) {
        ObjectNode link = JsonNodeFactory.instance.objectNode();
        link.put("title", title).put("url", url).put("targetBlank", false);
        return set("links", JsonNodeFactory.instance.arrayNode().add(link));
    }

    private Look fixed(Colour colour) {
        ObjectNode fixed = JsonNodeFactory.instance.objectNode();
        return set("color", fixed.put("mode", "fixed").put("fixedColor", colour.code()));
    }

    private Look set(String id, JsonNode value) {
        properties.put(id, value);
        return this;
    }

    boolean isAsAll() {
        return properties.isEmpty();
    }

    ObjectNode json(String matcher, String fields) {
        ObjectNode override = JsonNodeFactory.instance.objectNode();
        override.putObject("matcher").put("id", matcher).put("options", fields);
        properties.forEach(
                (id, value) ->
                        override.withArray("properties")
                                .addObject()
                                .put("id", id)
                                .set("value", value));
        return override;
    }
}
