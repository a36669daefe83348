package io.queuewatch.infra.targets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.queuewatch.infra.kafka.KafkaOptions;
import io.queuewatch.infra.targets.Versions.Entry;
import io.queuewatch.pipeline.ingest.TargetsTopic;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code queuewatch targets history}: the versions of the targets, by whom and since when. */
@Command(
        name = "history",
        footer = {
            "  queuewatch targets history",
            "  queuewatch targets history --show 3 > targets.yaml      the file as it was",
            "  queuewatch targets history --json"
        },
        description = {
            "Lists the versions of the targets that were published, in their order: since when each"
                    + " counts, and who published it when. Before the first of them counts the file"
                    + " that the job was started with."
        })
final class TargetsHistoryCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Spec private CommandSpec spec;
    @Mixin private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--show",
            paramLabel = "N",
            description = "Print the file of this version, whole, and nothing else.")
    private Long show;

    @Option(names = "--json", description = "Print a list of objects, one for each version.")
    private boolean json;

    @Override
    public Integer call() {
        Versions versions =
                Versions.of(
                        new TargetsTopic(kafka.bootstrapServers(), kafka.topics()).records(), null);
        Instant now = Clock.systemUTC().instant();
        PrintWriter out = spec.commandLine().getOut();
        if (show != null) {
            out.print(text(versions));
        } else if (json) {
            out.println(json(versions, now).toPrettyString());
        } else if (versions.entries().isEmpty()) {
            out.println(
                    "no version was published; what counts is the file that the job was started with");
        } else {
            lines(versions, now).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private String text(Versions versions) {
        return versions.entries().stream()
                .filter(entry -> entry.number() == show && entry.version() != null)
                .findFirst()
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "--show: there is no version %d; there are %d"
                                                .formatted(show, versions.entries().size())))
                .version()
                .text;
    }

    private static List<String> lines(Versions versions, Instant now) {
        Columns columns = new Columns(true, false, false, false, false);
        columns.add(List.of("VERSION", "VALID FROM", "PUBLISHED", "BY", "STATE"));
        for (Entry entry : versions.entries()) {
            boolean read = entry.version() != null;
            columns.add(
                    List.of(
                            Long.toString(entry.number()),
                            read ? local(entry.version().validFrom) : "–",
                            read ? local(entry.version().publishedAt) : "–",
                            read ? entry.version().who : "–",
                            versions.state(entry, now)));
        }
        return columns.lines();
    }

    private static ArrayNode json(Versions versions, Instant now) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Entry entry : versions.entries()) {
            ObjectNode one = all.addObject().put("version", entry.number());
            if (entry.version() != null) {
                one.put("version_id", entry.version().versionId)
                        .put("valid_from", entry.version().validFrom)
                        .put("published_at", entry.version().publishedAt)
                        .put("who", entry.version().who);
            }
            one.put("state", versions.state(entry, now));
        }
        return all;
    }

    private static String local(long time) {
        return TIME.format(Instant.ofEpochMilli(time).atZone(ZoneId.systemDefault()));
    }
}
