package io.queuewatch.infra.targets;

import io.queuewatch.infra.failure.KnownFailure;
import io.queuewatch.infra.kafka.KafkaOptions;
import io.queuewatch.infra.kafka.Publisher;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.targets.Versions.Entry;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.YamlFile;
import io.queuewatch.pipeline.ingest.TargetsTopic;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.TargetsVersion;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code queuewatch targets apply}: new targets for jobs that run. */
@Command(
        name = "apply",
        footer = {
            "  queuewatch targets apply targets.yaml --dry-run       what would change",
            "  queuewatch targets apply targets.yaml                 from the next full minute but"
                    + " one",
            "  queuewatch targets apply targets.yaml --valid-from 2026-03-02T08:00 --who 'Ann,"
                    + " WFM'",
            "  queuewatch targets apply targets.yaml --started-with old.yaml     the first version"
        },
        description = {
            "Publishes a file of targets as the version that counts for what begins from a moment"
                    + " on; what began before keeps what was promised then, and so does history."
                    + " Shows first what changes. Nothing is published where the file is wrong.",
            "The first version replaces the file that the job was started with: --started-with"
                    + " says which that is. A time zone changes only with a new start of the job."
        })
final class TargetsApplyCommand implements Callable<Integer> {

    /** So long before it counts a version is published, that every task has it by then. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Spec private CommandSpec spec;
    @Mixin private KafkaOptions kafka = new KafkaOptions();

    @Parameters(paramLabel = "FILE", description = "The targets, as YAML.")
    private Path file;

    @Option(
            names = "--valid-from",
            paramLabel = "TIME",
            converter = MomentConverter.class,
            description = {
                "Since when they count, at least 1m from now: a local time such as"
                        + " 2026-03-02T08:00, one with an offset such as 2026-03-02T08:00Z, or a"
                        + " duration from now such as 90m.",
                "Default: the first full minute after the next one."
            })
    private Moment validFrom;

    @Option(
            names = "--who",
            paramLabel = "NAME",
            defaultValue = "${sys:user.name}",
            description = "Who publishes them. Default: ${DEFAULT-VALUE}.")
    private String who = "";

    @Option(
            names = "--started-with",
            paramLabel = "FILE",
            description =
                    "The targets that the job was started with; needed for the first version.")
    private Path startedWith;

    @Option(names = "--dry-run", description = "Show what would change; publish nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        Instant now = Clock.systemUTC().instant();
        Instant from = from(now);
        if (who.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--who is empty; want a name");
        }
        String text = YamlFile.text(file);
        ZoneId utc = ZoneId.of("UTC");
        Targets.parse(text, file.toString(), utc);
        Targets start = startedWith == null ? null : Targets.load(startedWith);
        Versions versions =
                Versions.of(
                        new TargetsTopic(kafka.bootstrapServers(), kafka.topics()).records(),
                        start);
        Optional<Entry> replaced = versions.at(from);
        Targets before = replaced.map(Entry::targets).orElse(start);
        if (before == null) {
            throw new KnownFailure(
                    "no version was published yet that counts before %s: what this one replaces is not known here"
                            .formatted(local(from)),
                    "give the file that the job was started with by --started-with");
        }
        Targets after = Targets.parse(text, file.toString(), before.zone());
        String problem = (start == null ? before : start).zoneProblem(after);
        if (problem != null) {
            throw new KnownFailure(
                    file + ": " + problem, "restart ContactCenterJob with --targets " + file);
        }
        show(new TargetsDifference(before, after).lines(), replaced);
        PrintWriter out = spec.commandLine().getOut();
        if (replaced.filter(entry -> entry.version().text.equals(text)).isPresent()) {
            out.println("nothing is published: this is the version that counts then already");
        } else if (dryRun) {
            out.println("nothing is published: --dry-run");
        } else {
            publish(text, from, now);
        }
        versions.after(from)
                .ifPresent(
                        next ->
                                out.printf(
                                        "until %s, when version %d replaces it%n",
                                        local(Instant.ofEpochMilli(next.version().validFrom)),
                                        next.number()));
        out.flush();
        return 0;
    }

    private Instant from(Instant now) {
        Instant earliest = now.plus(MARGIN);
        if (validFrom == null) {
            return earliest.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1));
        }
        Instant wanted = validFrom.from(now);
        if (wanted.isBefore(earliest)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--valid-from is %s; want at least 1m from now, %s or later: what has begun keeps its target"
                            .formatted(local(wanted), local(earliest)));
        }
        return wanted;
    }

    private void show(List<String> changes, Optional<Entry> replaced) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "changes to %s:%n",
                replaced.map(
                                entry ->
                                        "version %d, valid from %s"
                                                .formatted(
                                                        entry.number(),
                                                        local(
                                                                Instant.ofEpochMilli(
                                                                        entry.version()
                                                                                .validFrom))))
                        .orElse("what the job was started with, " + startedWith));
        changes.forEach(change -> out.println("  " + change));
        if (changes.isEmpty()) {
            out.println("  none of what is promised, nor of alerts");
        }
    }

    private void publish(String text, Instant from, Instant now) {
        TargetsVersion version =
                TargetsVersion.newBuilder()
                        .setVersionId(UUID.randomUUID().toString())
                        .setValidFrom(from.truncatedTo(ChronoUnit.MILLIS))
                        .setPublishedAt(now.truncatedTo(ChronoUnit.MILLIS))
                        .setWho(who)
                        .setText(text)
                        .build();
        try (TopicAdmin admin = new TopicAdmin(kafka.bootstrapServers())) {
            admin.createTargets(kafka.topics());
        }
        long offset =
                new Publisher(kafka.bootstrapServers())
                        .publish(
                                kafka.topics().targets(),
                                version.getVersionId(),
                                Codec.of(TargetsVersion.class).encode(version));
        spec.commandLine()
                .getOut()
                .printf(
                        "published as version %d by %s: counts for what begins from %s on%n",
                        offset + 1, who, local(from));
    }

    private static String local(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }
}
