package io.queuewatch.pipeline.job;

import static java.util.Map.entry;

import io.queuewatch.pipeline.config.ConfigException;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.drift.Detector;
import io.queuewatch.pipeline.drift.DriftSettings;
import io.queuewatch.pipeline.drift.Metric;
import io.queuewatch.pipeline.ingest.KafkaEnds;
import io.queuewatch.pipeline.ingest.TargetsTopic;
import java.nio.file.Path;
import java.util.EnumMap;
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
                            "the targets file of ContactCenterJob, valid until the first version on"
                                    + " topic targets; default: the published targets for every queue"),
                    entry("prefix", "what the names of all topics begin with; default: nothing"),
                    entry("group", "consumer group; default: queuewatch-drift"),
                    entry("detector", "what finds drift: cusum or ewma; default: cusum"),
                    entry(
                            "sizes",
                            "smallest changes worth an alert, such as"
                                    + " service_level=0.05,handle_time=0.1: of shares in fractions,"
                                    + " of numbers and durations relative"));

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
        TargetsTopic versions = new TargetsTopic(servers, topics);
        versions.create();
        return new DriftJob(
                DriftJob.source(servers, topics, group).build(),
                versions.source(true),
                Optional.of(DriftJob.decisions(servers, topics, group)),
                kafka.sink(topics.charts()),
                kafka.sink(topics.alerts()),
                versions.history(
                        given.has("targets")
                                ? Targets.load(Path.of(given.get("targets")))
                                : Targets.defaults()),
                settings(),
                true);
    }

    /**
     * How sensitive the detectors are to be.
     *
     * @throws ConfigException where there is no such detector, metric or size
     */
    DriftSettings settings() {
        try {
            Map<Metric, Double> sizes = new EnumMap<>(Metric.class);
            for (String size : given.get("sizes", "").split(",")) {
                if (!size.isBlank()) {
                    put(size.strip(), sizes);
                }
            }
            return DriftSettings.DEFAULT.with(detector(), sizes);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(e.getMessage());
        }
    }

    private Detector detector() {
        String name = given.get("detector", "cusum");
        return switch (name) {
            case "cusum" -> Detector.CUSUM;
            case "ewma" -> Detector.EWMA;
            default ->
                    throw new IllegalArgumentException(
                            "--detector is %s; want cusum or ewma".formatted(name));
        };
    }

    private static void put(String text, Map<Metric, Double> sizes) {
        String[] parts = text.split("=", 2);
        Metric metric = Metric.of(parts[0]);
        double size;
        try {
            size = Double.parseDouble(parts.length < 2 ? "" : parts[1]);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "--sizes has \"%s\"; want such as service_level=0.05".formatted(text), e);
        }
        sizes.put(metric, metric.logarithmic() ? Math.log1p(size) : size);
    }
}
