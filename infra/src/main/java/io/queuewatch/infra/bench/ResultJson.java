package io.queuewatch.infra.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Map;

/** A result for programs. */
record ResultJson(Result result) {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String toString() {
        ObjectNode json = JSON.createObjectNode();
        json.put("events", result.load().events())
                .put("contacts", result.load().contacts())
                .put("marks", result.load().marks())
                .put("queues", result.queues())
                .put("parallelism", result.parallelism())
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("ratio", result.ratio())
                .put("each_ratio", result.eachRatio())
                .put("frame_ratio", result.frameRatio())
                .put("frame_each_ratio", result.frameEachRatio())
                .put("processor_ratio", result.processorRatio())
                .put("contacts_counted", result.written().contacts())
                .put("rows", result.written().rows())
                .put("dead_letters", result.written().deadLetters());
        add(json.putObject("bare_one"), result.one());
        add(json.putObject("bare_each"), result.each());
        add(json.putObject("bare_by_hand"), result.byHand());
        add(json.putObject("frame"), result.frame());
        add(json.putObject("job"), result.job());
        add(json.putObject("load_processor_seconds"), result.generation());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(ObjectNode json, Rounds rounds) {
        json.put("events_per_second", rounds.eventsPerSecond())
                .put("events_per_processor_second", rounds.eventsPerProcessorSecond())
                .put("records", rounds.median().records());
        rounds.runs().forEach(run -> json.withArray("seconds").add(run.seconds()));
        add(json.putObject("processor_seconds"), rounds.median().processor());
    }

    private static void add(ObjectNode json, Map<Part, Double> seconds) {
        seconds.forEach((part, value) -> json.put(part.name(), value));
    }
}
