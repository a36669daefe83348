package io.queuewatch.pipeline.job;

import static java.util.Map.entry;

import io.queuewatch.pipeline.config.ConfigException;
import io.queuewatch.pipeline.config.Durations;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.KafkaEnds;
import io.queuewatch.pipeline.ingest.TargetsTopic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.ParameterTool;

/** The options of ContactCenterJob on a cluster. */
final class ContactCenterOptions {

    private static final Map<String, String> KNOWN =
            Map.ofEntries(
                    entry("kafka", "host:port of the brokers, separated by commas; required"),
                    entry(
                            "targets",
                            "the targets file, valid until the first version on topic targets;"
                                    + " default: the published targets for every queue"),
                    entry("prefix", "what the names of all topics begin with; default: nothing"),
                    entry("group", "consumer group; default: queuewatch"),
                    entry(
                            "write-every",
                            "pause between two writings of a changing row; default: 2s"),
                    entry(
                            "disorder",
                            "how late behind its time mark an event is in time; default: 1s"),
                    entry("horizon", "how late an event of a call or chat may come; default: 4h"),
                    entry(
                            "correspondence-horizon",
                            "how late an event of email and social may come; default: 35d"),
                    entry(
                            "outcome-horizon",
                            "how late resolutions and surveys may come; default: 35d"),
                    entry(
                            "retention",
                            "how long a contact or agent unheard of is kept; default: 1d"),
                    entry(
                            "max-ahead",
                            "how far ahead of its sending an event may be; default: 1h"));

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
        return new ContactCenterOptions(
                JobOptions.parse("ContactCenterJob", KNOWN, List.of("kafka"), args));
    }

    ContactCenterJob job() {
        JobSettings defaults = JobSettings.LIVE;
        JobSettings settings =
                new JobSettings(
                        true,
                        millis("write-every", defaults.writeEveryMs()),
                        millis("disorder", defaults.disorderMs()),
                        millis("horizon", defaults.horizonMs()),
                        millis("correspondence-horizon", defaults.correspondenceHorizonMs()),
                        millis("outcome-horizon", defaults.outcomeHorizonMs()),
                        millis("retention", defaults.retentionMs()),
                        millis("max-ahead", defaults.maxAheadMs()));
        Topics topics = new Topics(given.get("prefix", ""));
        KafkaEnds kafka =
                new KafkaEnds(given.get("kafka"), topics, given.get("group", "queuewatch"));
        TargetsTopic versions = new TargetsTopic(given.get("kafka"), topics);
        versions.create();
        return new ContactCenterJob(
                kafka.events(settings),
                versions.source(true),
                kafka.sink(topics.kpis()),
                kafka.sink(topics.now()),
                kafka.sink(topics.sla()),
                kafka.sink(topics.alerts()),
                kafka.sink(topics.deadLetters()),
                versions.history(
                        given.has("targets")
                                ? Targets.load(Path.of(given.get("targets")))
                                : Targets.defaults()),
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
