package io.queuewatch.pipeline.job;

import io.queuewatch.pipeline.config.ConfigException;
import io.queuewatch.pipeline.config.Durations;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.KafkaEnds;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.util.ParameterTool;

/** The options of ContactCenterJob on a cluster. */
final class ContactCenterOptions {

    private static final Map<String, String> KNOWN =
            Map.of(
                    "kafka", "host:port of the brokers, separated by commas; required",
                    "targets", "the targets file; default: the published targets for every queue",
                    "prefix", "what the names of all topics begin with; default: nothing",
                    "group", "consumer group; default: queuewatch",
                    "write-every", "pause between two writings of a changing row; default: 2s",
                    "disorder", "how late behind its time mark an event is in time; default: 1s",
                    "horizon", "how late an event may come at all; default: 4h",
                    "retention", "how long a contact without an end is kept; default: 1d",
                    "max-ahead", "how far ahead of its sending an event may be; default: 1h");

    private final ParameterTool given;

    private ContactCenterOptions(ParameterTool given) {
        this.given = given;
    }

    /**
     * The options given.
     *
     * @throws ConfigException naming an option that is unknown or missing
     */
    static ContactCenterOptions parse(String[] args) {
        ParameterTool given = ParameterTool.fromArgs(args);
        if (given.has("help") || !given.has("kafka")) {
            throw new ConfigException(usage(given.has("help") ? "" : "--kafka is missing\n"));
        }
        Set<String> unknown = new TreeSet<>(given.toMap().keySet());
        unknown.removeAll(KNOWN.keySet());
        if (!unknown.isEmpty()) {
            throw new ConfigException(usage("unknown: --" + String.join(", --", unknown) + "\n"));
        }
        return new ContactCenterOptions(given);
    }

    private static String usage(String problem) {
        StringBuilder usage = new StringBuilder(problem).append("Options of ContactCenterJob:\n");
        new java.util.TreeMap<>(KNOWN)
                .forEach((name, text) -> usage.append("  --%-12s %s%n".formatted(name, text)));
        return usage.toString();
    }

    ContactCenterJob job() {
        JobSettings defaults = JobSettings.LIVE;
        JobSettings settings =
                new JobSettings(
                        true,
                        millis("write-every", defaults.writeEveryMs()),
                        millis("disorder", defaults.disorderMs()),
                        millis("horizon", defaults.horizonMs()),
                        millis("retention", defaults.retentionMs()),
                        millis("max-ahead", defaults.maxAheadMs()));
        Topics topics = new Topics(given.get("prefix", ""));
        KafkaEnds kafka =
                new KafkaEnds(given.get("kafka"), topics, given.get("group", "queuewatch"));
        return new ContactCenterJob(
                kafka.events(settings),
                kafka.sink(topics.kpis()),
                kafka.sink(topics.now()),
                kafka.sink(topics.deadLetters()),
                given.has("targets")
                        ? Targets.load(Path.of(given.get("targets")))
                        : Targets.defaults(),
                topics,
                settings);
    }

    private long millis(String name, long preset) {
        if (!given.has(name)) {
            return preset;
        }
        try {
            return Durations.toMillis(given.get(name));
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--" + name + ": " + e.getMessage(), e);
        }
    }
}
