package io.queuewatch.infra.simulator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.queuewatch.infra.kafka.EventRoute;
import io.queuewatch.pipeline.config.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/** Events as JSON, one a line, a file for each topic: what {@code queuewatch send} reads. */
final class JsonLines implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path directory;
    private final EventRoute route = new EventRoute(Topics.LIVE);
    private final Map<String, JsonGenerator> files = new TreeMap<>();

    /** Files in this directory, which is made where it is not there. */
    JsonLines(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** Writes an event; absent values are left out. */
    void write(SpecificRecordBase event) {
        try {
            JsonGenerator json = files.computeIfAbsent(route.topic(event), this::open);
            json.writeStartObject();
            for (Schema.Field field : event.getSchema().getFields()) {
                Object value = event.get(field.pos());
                if (value != null) {
                    json.writeFieldName(field.name());
                    write(json, value);
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (JsonGenerator file : files.values()) {
            file.writeRaw('\n');
            file.close();
        }
    }

    private JsonGenerator open(String topic) {
        try {
            return JSON.createGenerator(
                            Files.newBufferedWriter(directory.resolve(topic + ".jsonl")))
                    .setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Instant time) {
            json.writeNumber(time.toEpochMilli());
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Collection<?> several) {
            json.writeStartArray();
            for (Object one : several) {
                write(json, one);
            }
            json.writeEndArray();
        } else {
            json.writeString(value.toString());
        }
    }
}
