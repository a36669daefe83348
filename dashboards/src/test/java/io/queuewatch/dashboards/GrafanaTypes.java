package io.queuewatch.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The types that Grafana publishes, as JSON Schema: of 10.1, the oldest there are. See the README
 * beside them.
 */
final class GrafanaTypes {
    private static final String CUSTOM = "custom.";
    private static final String RESOURCE = "/grafana/foundation-sdk-10.1.0.json";

    private final Schema schema;

    private GrafanaTypes(Schema schema) {
        this.schema = schema;
    }

    /** Reads them. */
    static GrafanaTypes load() {
        try (InputStream file = GrafanaTypes.class.getResourceAsStream(RESOURCE)) {
            ObjectNode types = (ObjectNode) new ObjectMapper().readTree(file);
            // What InfluxDB is asked has no type there.
            for (String asks : List.of("Dataquery", "AnnotationQuery")) {
                ((ObjectNode) types.at("/definitions/" + asks)).put("additionalProperties", true);
            }
            return new GrafanaTypes(
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                            .getSchema(types));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    /** What of a dashboard, of its panels' options and of their fields' looks has another type. */
    Stream<String> misfits(Dashboard dashboard) {
        return Stream.concat(
                misfits("dashboard", dashboard.json()),
                dashboard.panels().stream()
                        .flatMap(
                                panel ->
                                        Stream.of(
                                                        misfits(
                                                                panel.type(),
                                                                panel.json().path("options")),
                                                        customs(panel),
                                                        fields(panel))
                                                .flatMap(found -> found)
                                                .map(found -> panel + ": " + found)));
    }

    /** What of a node is not of the type that is known by this name, if any. */
    Stream<String> misfits(String name, JsonNode node) {
        ObjectNode checked = JsonNodeFactory.instance.objectNode();
        checked.set(name, node);
        return schema.validate(checked).stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage());
    }

    /** The panel's own options of fields: the defaults, and the defaults with each override. */
    private Stream<String> customs(Panel panel) {
        JsonNode custom = panel.defaults().path("custom");
        if (custom.isMissingNode()) {
            return Stream.empty();
        }
        return Stream.concat(Stream.of(custom), overridden(panel, custom, CUSTOM))
                .flatMap(node -> misfits(panel.type() + "Field", node));
    }

    private Stream<String> fields(Panel panel) {
        return overridden(panel, panel.defaults(), "").flatMap(node -> misfits("field", node));
    }

    private static Stream<JsonNode> overridden(Panel panel, JsonNode defaults, String prefix) {
        return Dashboard.stream(panel.json().path("fieldConfig").path("overrides"))
                .map(
                        override -> {
                            ObjectNode node = defaults.deepCopy();
                            for (JsonNode property : override.path("properties")) {
                                String id = property.path("id").asText();
                                if (id.startsWith(CUSTOM) == prefix.equals(CUSTOM)) {
                                    node.set(id.substring(prefix.length()), property.get("value"));
                                }
                            }
                            return node;
                        });
    }
}
