package io.queuewatch.infra.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.queuewatch.pipeline.contact.Channel;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * A frame as JSON: for each channel an object for each queue and one with queue {@code *}; fields
 * are named as in InfluxDB, absent numbers are null.
 *
 * @param staleAfter age beyond which data are stale
 */
record BoardJson(Duration staleAfter) {
    private static final ObjectMapper JSON = new ObjectMapper();

    String write(Snapshot snapshot, Instant now) {
        ArrayNode rows = JSON.createArrayNode();
        for (ChannelRows channel : snapshot.channels()) {
            for (QueueRow row : channel.queues()) {
                add(rows.addObject(), channel.channel(), row, State.of(row, now, staleAfter), now);
            }
            State worst = channel.worst(now, staleAfter);
            add(rows.addObject(), channel.channel(), channel.total(), worst, now);
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(
            ObjectNode json, Channel channel, QueueRow row, State state, Instant now) {
        json.put("channel", channel.label())
                .put("queue", row.queue())
                .put("state", state.name())
                .put("as_of", row.asOf().toEpochMilli())
                .put("age_ms", row.age(now).toMillis());
        QueueRow.NOW.forEach(field -> json.put(field, row.now().get(field)));
        json.put("target_ms", whole(row.target("target_ms")))
                .put("target_rate", orNull(row.target("target_rate")))
                .put("response_target_ms", whole(row.target("response_target_ms")));
        add(json.putObject(Recent.of(channel).field()), row.recent());
        add(json.putObject("today"), row.today());
    }

    private static void add(ObjectNode json, Measures measures) {
        Measures.COUNTS.forEach(field -> json.put(field, measures.count(field)));
        Measures.RATIOS.keySet().forEach(field -> json.put(field, orNull(measures.number(field))));
    }

    private static Double orNull(OptionalDouble number) {
        return number.isPresent() ? number.getAsDouble() : null;
    }

    private static Long whole(OptionalDouble number) {
        return number.isPresent() ? Math.round(number.getAsDouble()) : null;
    }
}
