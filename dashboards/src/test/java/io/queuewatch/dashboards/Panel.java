package io.queuewatch.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/** One panel of a dashboard. */
record Panel(JsonNode json) {

    String title() {
        return json.path("title").asText();
    }

    /** Grafana's name of what draws it, as in {@code stat}. */
    String type() {
        return json.path("type").asText();
    }

    /** By how much it looks at an earlier time than the dashboard. */
    Period earlier() {
        String shift = json.path("timeShift").asText();
        return shift.isEmpty() ? Period.ZERO : Period.parse("P" + shift.replace("/M", ""));
    }

    /** What it asks for. */
    List<JsonNode> targets() {
        return Dashboard.stream(json.path("targets")).toList();
    }

    /** How fields are shown unless an override says otherwise. */
    JsonNode defaults() {
        return json.path("fieldConfig").path("defaults");
    }

    /** All value mappings: those of the defaults and of every override. */
    List<JsonNode> mappings() {
        return everywhere("mappings").stream().flatMap(Dashboard::stream).toList();
    }

    /** All steps of thresholds: those of the defaults and of every override. */
    List<JsonNode> thresholdSteps() {
        return everywhere("thresholds").stream()
                .flatMap(thresholds -> Dashboard.stream(thresholds.path("steps")))
                .toList();
    }

    /** The cells of the grid that it covers. */
    Cells cells() {
        JsonNode at = json.path("gridPos");
        return new Cells(
                at.path("x").asInt(-1),
                at.path("y").asInt(-1),
                at.path("w").asInt(),
                at.path("h").asInt());
    }

    @Override
    public String toString() {
        return "panel \"" + title() + "\"";
    }

    private List<JsonNode> everywhere(String property) {
        List<JsonNode> found = new ArrayList<>();
        found.add(defaults().path(property));
        for (JsonNode override : json.path("fieldConfig").path("overrides")) {
            for (JsonNode set : override.path("properties")) {
                if (set.path("id").asText().equals(property)) {
                    found.add(set.path("value"));
                }
            }
        }
        return found;
    }

    /** A rectangle of the grid: 24 columns across the screen, rows of 38 pixels. */
    record Cells(int x, int y, int width, int height) {
        static final int COLUMNS = 24;

        boolean overlap(Cells other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }

        boolean onTheGrid() {
            return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= COLUMNS;
        }

        int bottom() {
            return y + height;
        }
    }
}
