package io.queuewatch.pipeline.job;

import static java.util.Map.entry;

import io.queuewatch.pipeline.config.ConfigException;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.drift.DriftSettings;
import io.queuewatch.pipeline.ingest.KafkaEnds;
import io.queuewatch.pipeline.ingest.TargetsTopic;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.util.ParameterTool;

/** The options of DriftJob on a cluster. */
final class DriftOptions {

    private static final Map<String, String> KNOWN =
            Map.ofEntries(
                    entry("kafka", "host:port of the brokers, separated by commas; required"),
                    entry(
                            "targets",
                            "the targets file of ContactCenterJob; default: the published targets"),
                    entry("prefix", "what the names of all topics begin with; default: nothing"),
                    entry("group", "consumer group; default: queuewatch-drift"));

    private final ParameterTool given;

    private DriftOptions(ParameterTool given) {
        this.given = given;
    }

    /**
     * The options given.
     *
     * @throws ConfigException naming an option that is unknown or missing
     */
    static DriftOptions parse(String[] args) {
        return new DriftOptions(JobOptions.parse("DriftJob", KNOWN, List.of("kafka"), args));
    }

    DriftJob job() {
        Topics topics = new Topics(given.get("prefix", ""));
        String servers = given.get("kafka");
        String group = given.get("group", "queuewatch-drift");
        KafkaEnds kafka = new KafkaEnds(servers, topics, group);
        Targets targets =
                new TargetsTopic(servers, topics)
                        .history(
                                given.has("targets")
                                        ? Targets.load(Path.of(given.get("targets")))
                                        : Targets.defaults())
                        .at(Clock.systemUTC().millis());
        return new DriftJob(
                DriftJob.source(servers, topics, group, targets).build(),
                Optional.of(DriftJob.decisions(servers, topics, group)),
                kafka.sink(topics.charts()),
                kafka.sink(topics.alerts()),
                targets,
                DriftSettings.DEFAULT,
                true);
    }
}
