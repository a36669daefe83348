package io.queuewatch.dashboards;

import static io.queuewatch.dashboards.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about each panel by itself. */
final class PanelRules {
    /** The uid of the provisioned data source. */
    static final String DATA_SOURCE = "queuewatch-influxdb";

    private static final int READABLE_PIXELS = 120;

    /** Blue, amber, dark red, and grey for no state. */
    private static final Set<String> COLOURS = Set.of("#1f60c4", "#b86e00", "#8f0e1b", "#3a3f47");

    static final List<Rule> ALL =
            List.of(
                    Rule.ofPanels("unit", panel -> present(panel.defaults(), "unit")),
                    Rule.ofPanels("description", panel -> present(panel.json(), "description")),
                    Rule.ofPanels("noValue", panel -> present(panel.defaults(), "noValue")),
                    Rule.ofPanels("data source", PanelRules::dataSource),
                    new Rule("readable from afar", PanelRules::readable),
                    Rule.ofPanels("state in words", PanelRules::stateInWords),
                    Rule.ofPanels("one word a colour", PanelRules::oneWordAColour),
                    Rule.ofPanels("colours of the house", PanelRules::coloursOfTheHouse),
                    Rule.ofPanels("bounded ranges", PanelRules::boundedRanges),
                    Rule.ofPanels("least span", PanelRules::leastSpan));

    private PanelRules() {}

    private static Stream<String> present(JsonNode node, String name) {
        return unless(!node.path(name).asText().isBlank(), "no " + name);
    }

    private static Stream<String> dataSource(Panel panel) {
        return Stream.concat(Stream.of(panel.json()), panel.targets().stream())
                .map(node -> node.path("datasource").path("uid").asText())
                .filter(uid -> !uid.equals(DATA_SOURCE))
                .map(uid -> "data source \"" + uid + "\" is not " + DATA_SOURCE);
    }

    private static Stream<String> readable(Dashboard dashboard) {
        return dashboard.panels().stream()
                .filter(panel -> dashboard.isWallboard() && panel.type().equals("stat"))
                .filter(panel -> valueSize(panel) < READABLE_PIXELS)
                .map(panel -> panel + ": valueSize is not at least " + READABLE_PIXELS);
    }

    private static int valueSize(Panel panel) {
        return panel.json().path("options").path("text").path("valueSize").asInt();
    }

    /** Every colour beyond a threshold has a mapping of that colour to a word. */
    private static Stream<String> stateInWords(Panel panel) {
        Map<String, String> words = wordsByColour(panel);
        Stream<String> beyond =
                panel.thresholdSteps().stream()
                        .filter(step -> !step.path("value").isNull())
                        .map(step -> step.path("color").asText());
        Stream<String> mapped =
                panel.mappings().stream().map(mapping -> result(mapping).path("color").asText());
        return Stream.concat(beyond, mapped)
                .filter(colour -> !colour.isEmpty())
                .distinct()
                .filter(colour -> words.getOrDefault(colour, "").isBlank())
                .map(colour -> "colour " + colour + " says what no word says");
    }

    private static Stream<String> oneWordAColour(Panel panel) {
        Map<String, Set<String>> colours =
                panel.mappings().stream()
                        .map(PanelRules::result)
                        .collect(
                                Collectors.groupingBy(
                                        result -> result.path("text").asText(),
                                        Collectors.mapping(
                                                result -> result.path("color").asText(),
                                                Collectors.toSet())));
        return colours.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> "\"" + entry.getKey() + "\" has several colours");
    }

    private static Stream<String> coloursOfTheHouse(Panel panel) {
        return Stream.concat(
                        panel.thresholdSteps().stream(),
                        panel.mappings().stream().map(PanelRules::result))
                .map(node -> node.path("color").asText())
                .filter(colour -> !colour.isEmpty() && !COLOURS.contains(colour))
                .map(colour -> "colour " + colour + " is not blue, amber, dark red or grey");
    }

    /** Grafana 9.3 takes a missing bound for 0. */
    private static Stream<String> boundedRanges(Panel panel) {
        return panel.mappings().stream()
                .filter(mapping -> mapping.path("type").asText().equals("range"))
                .map(mapping -> mapping.path("options"))
                .filter(range -> !range.path("from").isNumber() || !range.path("to").isNumber())
                .map(range -> "a range of a value mapping has no bound: " + range);
    }

    /** Spans that are shorter than the pause between two rows miss what some have to say. */
    private static Stream<String> leastSpan(Panel panel) {
        boolean bySpan =
                panel.targets().stream()
                        .anyMatch(target -> target.path("query").asText().contains("$__interval"));
        return unless(!bySpan || panel.json().has("interval"), "$__interval without a least one");
    }

    private static Map<String, String> wordsByColour(Panel panel) {
        Map<String, String> words = new HashMap<>();
        for (JsonNode mapping : panel.mappings()) {
            words.merge(
                    result(mapping).path("color").asText(),
                    result(mapping).path("text").asText(),
                    String::concat);
        }
        return words;
    }

    private static JsonNode result(JsonNode mapping) {
        return mapping.path("options").path("result");
    }
}
