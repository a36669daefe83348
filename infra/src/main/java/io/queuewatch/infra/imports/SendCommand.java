package io.queuewatch.infra.imports;

import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.KafkaOptions;
import io.queuewatch.infra.kafka.KafkaUnavailableException;
import io.queuewatch.infra.kafka.TopicAdmin;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code queuewatch send}: events as JSON, one a line, to a topic as they stand. */
@Command(
        name = "send",
        footer = {
            "  queuewatch send calls events.jsonl",
            "  queuewatch send calls events.jsonl --dry-run     check only",
            "  queuewatch send surveys answers.jsonl.gz"
        },
        description = {
            "Sends events to a topic: Avro's JSON, one event a line, in the order of the file.",
            "Missing fields take their defaults, unions need no type around the value, times are"
                    + " milliseconds since 1970 or like 2026-01-31T09:30:00Z.",
            "A line that is no event is reported with its fields and left out; the exit code is"
                    + " then 1."
        })
public final class SendCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "TOPIC",
            description =
                    "Where to, without the prefix: calls, chats, emails, social, agents, schedules"
                            + " or surveys.")
    private String topic = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Events, gzipped or not.")
    private Path file = Path.of("");

    @Mixin private KafkaOptions kafka = new KafkaOptions();

    @Option(names = "--dry-run", description = "Check the events; send none.")
    private boolean dryRun;

    private long sent;
    private long wrong;

    @Override
    public Integer call() {
        EventRecord record =
                EventRecord.ofTopic(topic)
                        .orElseThrow(
                                () ->
                                        new ParameterException(
                                                spec.commandLine(),
                                                "no topic '%s'; events go to %s"
                                                        .formatted(topic, EventRecord.topics())));
        PrintWriter out = spec.commandLine().getOut();
        try {
            if (dryRun) {
                read(record, null);
            } else {
                send(record);
            }
        } catch (ImportException | KafkaUnavailableException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
        out.printf("%-24s %,12d%n", dryRun ? "events, not sent" : "events sent", sent);
        out.printf("%-24s %,12d%n", "lines left out", wrong);
        return wrong == 0 ? 0 : 1;
    }

    private void send(EventRecord record) {
        try (TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers())) {
            admin.createInputs(kafka.topics());
        }
        try (EventWriter writer =
                new EventWriter(kafka.bootstrapServers(), kafka.topics(), "send")) {
            read(record, writer);
            writer.flush();
        }
    }

    private void read(EventRecord record, EventWriter writer) {
        try (Lines lines = Lines.open(file, StandardCharsets.UTF_8)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!line.isBlank()) {
                    send(record, line, lines.rowNumber(), writer);
                }
            }
        } catch (IOException e) {
            throw new ImportException("cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private void send(EventRecord record, String line, long number, EventWriter writer) {
        try {
            var event = JsonEvent.read(record, line);
            if (writer != null) {
                writer.send(event);
            }
            sent++;
        } catch (RowException e) {
            wrong++;
            spec.commandLine().getErr().printf("%s:%d: %s%n", file, number, e.getMessage());
        }
    }
}
