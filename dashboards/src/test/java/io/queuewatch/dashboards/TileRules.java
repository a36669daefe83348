package io.queuewatch.dashboards;

import static io.queuewatch.dashboards.Rule.unless;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Whether the numbers and words of a wall fit their tiles, by arithmetic: a column of the grid is
 * 80 pixels wide on a screen of 1920, and characters are as wide as in Inter, Grafana's widest
 * font.
 */
final class TileRules {
    private static final int COLUMN = 80;
    private static final int ROW = 38;
    private static final int MARGIN = 16;
    private static final double LINE = 1.2;

    /** The longest that a number of a unit becomes on an ordinary day. */
    private static final Map<String, String> LONGEST =
            Map.of(
                    "percentunit", "100.0%",
                    "dthms", "00:00:00",
                    "s", "59 s",
                    "suffix:s", "999s",
                    "suffix:min", "999min",
                    "suffix:h", "99.9h",
                    "short", "9999");

    static final Rule FITS =
            new Rule(
                    "fits its tile",
                    dashboard ->
                            dashboard.panels().stream()
                                    .filter(panel -> dashboard.isWallboard())
                                    .filter(panel -> panel.type().equals("stat"))
                                    .flatMap(TileRules::misfits));

    private TileRules() {}

    private static Stream<String> misfits(Panel panel) {
        JsonNode text = panel.json().at("/options/text");
        int size = text.path("valueSize").asInt();
        int lines = 1 + panel.json().at("/fieldConfig/overrides").size();
        double width = widest(panel) * size;
        double height = LINE * (text.path("titleSize").asInt() + lines * size);
        return Stream.concat(
                unless(
                        width <= panel.cells().width() * COLUMN - MARGIN,
                        panel + ": its text is wider than the tile"),
                unless(
                        height <= panel.cells().height() * ROW,
                        panel + ": its text is higher than the tile"));
    }

    private static double widest(Panel panel) {
        String unit = panel.defaults().path("unit").asText();
        Stream<String> words =
                panel.mappings().stream()
                        .map(mapping -> mapping.at("/options/result/text").asText());
        return Stream.concat(Stream.of(LONGEST.getOrDefault(unit, "9".repeat(20))), words)
                .map(TileRules::ems)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static double ems(String text) {
        return text.chars()
                .mapToDouble(
                        character ->
                                switch (character) {
                                    case '.', ':', ' ' -> 0.3;
                                    case '%' -> 0.9;
                                    default -> 0.63;
                                })
                .sum();
    }
}
