package io.queuewatch.infra.imports;

import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.KafkaOptions;
import io.queuewatch.infra.kafka.KafkaUnavailableException;
import io.queuewatch.infra.kafka.TopicAdmin;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
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
            "A line that is no event is reported with its fields, counted, kept aside and left out;"
                    + " the exit code is then 1."
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

    @Option(
            names = "--rejects",
            paramLabel = "DIR",
            defaultValue = ".",
            description =
                    "Where lines that are no events are kept, in FILE.rejected.csv."
                            + " Default: the current directory.")
    private Path rejects = Path.of(".");

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
        PrintWriter err = spec.commandLine().getErr();
        try (Rejects aside = new Rejects(rejects, err::println)) {
            ImportSummary summary = dryRun ? read(record, aside, event -> {}) : send(record, aside);
            print(summary, aside);
            return summary.allRejected() == 0 ? 0 : 1;
        } catch (ImportException | KafkaUnavailableException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private ImportSummary send(EventRecord record, Rejects aside) {
        try (TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers())) {
            admin.createInputs(kafka.topics());
        }
        try (EventWriter writer =
                new EventWriter(kafka.bootstrapServers(), kafka.topics(), "send")) {
            ImportSummary summary = read(record, aside, writer::send);
            writer.flush();
            return summary;
        }
    }

    private ImportSummary read(
            EventRecord record, Rejects aside, Consumer<SpecificRecordBase> into) {
        return new FileImport(new EventLines(record), aside, QueueNames.load(Optional.empty()))
                .read(List.of(file), into, bytes -> {});
    }

    private void print(ImportSummary summary, Rejects aside) {
        PrintWriter out = spec.commandLine().getOut();
        ImportRun.line(out, dryRun ? "events, not sent" : "events sent", summary.allEvents());
        ImportRun.line(out, "lines left out", summary.allRejected());
        summary.rejected().forEach((reason, count) -> ImportRun.line(out, "  " + reason, count));
        aside.files().forEach(kept -> out.println("lines left out are in " + kept));
    }
}
