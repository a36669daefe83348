package io.queuewatch.infra.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A frame as JSON: an array with an object for each queue and one with queue {@code *}; fields are
 * named as in InfluxDB, absent numbers are null.
 *
 * @param staleAfter age beyond which data are stale
 */
record BoardJson(Duration staleAfter) {
    private static final ObjectMapper JSON = new ObjectMapper();

    String write(Snapshot snapshot, Instant now) {
        ArrayNode rows = JSON.createArrayNode();
        for (QueueRow row : snapshot.queues()) {
            add(rows.addObject(), snapshot, row, State.of(row, now, staleAfter), now);
        }
        if (!snapshot.isEmpty()) {
            State worst = snapshot.worst(now, staleAfter);
            add(rows.addObject(), snapshot, snapshot.total(), worst, now);
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(
            ObjectNode json, Snapshot snapshot, QueueRow row, State state, Instant now) {
        json.put("channel", snapshot.channel())
                .put("queue", row.queue())
                .put("state", state.name())
                .put("as_of", row.asOf().toEpochMilli())
                .put("age_ms", row.age(now).toMillis())
                .put("waiting", row.waiting())
                .put("oldest_wait", row.oldestWait())
                .put("callbacks_waiting", row.callbacksWaiting())
                .put("in_service", row.inService())
                .put("agents_on_contact", row.agentsOnContact())
                .put("target_ms", orNull(row.targetMillis()))
                .put("target_rate", orNull(row.targetRate()));
        add(json.putObject("last_15m"), row.recent());
        add(json.putObject("today"), row.today());
    }

    private static void add(ObjectNode json, Measures measures) {
        json.put("offered", measures.offered())
                .put("answered", measures.answered())
                .put("handled", measures.handled())
                .put("service_level", orNull(measures.serviceLevel()))
                .put("answer_rate", orNull(measures.answerRate()))
                .put("abandonment_rate", orNull(measures.abandonmentRate()))
                .put("asa_ms", orNull(measures.asa()))
                .put("aht_ms", orNull(measures.aht()));
    }

    private static Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    private static Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
