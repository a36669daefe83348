package io.queuewatch.infra.drift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** Findings for programs; hours are null where a change was never found. */
record FindingsJson(Findings findings) {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String toString() {
        ObjectNode json = JSON.createObjectNode();
        json.put("seed", findings.seed()).put("seconds", findings.seconds());
        for (Findings.Row row : findings.rows()) {
            ObjectNode one = json.withArray("rows").addObject();
            one.put("peak", row.type().peak())
                    .put("memory", row.type().memory())
                    .put("open", row.type().open())
                    .put("queues", row.quiet().queues())
                    .put("active_series", row.quiet().activeSeries())
                    .put("weeks", row.quiet().weeks())
                    .put("incidents", row.quiet().incidents())
                    .put("incidents_per_queue_and_week", row.quiet().perQueueAndWeek())
                    .put("changes", row.steps().changes())
                    .put("found", row.steps().found());
            put(one, "median_hours", row.steps().median());
            put(one, "p90_hours", row.steps().p90());
        }
        for (Explained explained : findings.explained()) {
            json.withArray("explained")
                    .addObject()
                    .put("driver", explained.driver().name().toLowerCase(java.util.Locale.ROOT))
                    .put("incidents", explained.incidents())
                    .put("alerts", explained.found())
                    .put("driver_first", explained.driverFirst())
                    .put("element_first", explained.elementFirst())
                    .put("both_first", explained.bothFirst());
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ObjectNode json, String name, double hours) {
        if (Double.isFinite(hours)) {
            json.put(name, hours);
        } else {
            json.putNull(name);
        }
    }
}
