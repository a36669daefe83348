package io.queuewatch.infra.rehearse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.queuewatch.infra.simulator.model.Incident;
import io.queuewatch.schemas.Alert;
import java.time.Duration;
import java.util.List;

/**
 * An outcome for programs. Times are of UTC; what is not so is absent.
 *
 * @param outcome what came of it
 */
record OutcomeJson(Outcome outcome) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final double MINUTE = Duration.ofMinutes(1).toMillis();

    @Override
    public String toString() {
        ObjectNode all = JSON.createObjectNode().put("events", outcome.events());
        ArrayNode incidents = all.putArray("incidents");
        outcome.centre().incidents().forEach(incident -> put(incident, incidents.addObject()));
        put(outcome.pages(), all.putArray("pages"));
        put(outcome.tickets(), all.putArray("tickets"));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void put(Incident incident, ObjectNode node) {
        List<Told> pages = outcome.pagesOf(incident);
        node.put("kind", incident.kind().label())
                .put("name", incident.name())
                .put("factor", incident.factor())
                .put("from", incident.from().toString())
                .put("to", incident.to().toString())
                .put("pages", pages.size());
        pages.stream()
                .findFirst()
                .flatMap(outcome::delay)
                .ifPresent(delay -> node.put("minutesToPage", minutes(delay)));
    }

    private void put(List<Told> told, ArrayNode nodes) {
        for (Told alert : told) {
            Alert word = alert.first();
            ObjectNode node = nodes.addObject().put("alert", word.getName());
            putIfAny(node, "channel", word.getChannel());
            putIfAny(node, "queue", word.getQueue());
            putIfAny(node, "team", word.getTeam());
            node.put("since", word.getStartsAt().toString()).put("at", alert.at().toString());
            alert.over().ifPresent(over -> node.put("over", over.toString()));
            outcome.delay(alert).ifPresent(delay -> node.put("minutes", minutes(delay)));
            node.put("summary", word.getSummary()).put("description", word.getDescription());
        }
    }

    private static void putIfAny(ObjectNode node, String name, String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static double minutes(Duration delay) {
        return delay.toMillis() / MINUTE;
    }
}
