package io.queuewatch.pipeline.job;

import static java.util.Map.entry;

import io.queuewatch.pipeline.alert.AlertmanagerSettings;
import io.queuewatch.pipeline.alert.AlertmanagerSink;
import io.queuewatch.pipeline.config.ConfigException;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.KafkaEnds;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.ParameterTool;

/** The options of AlertJob on a cluster. */
final class AlertOptions {

    private static final Map<String, String> KNOWN =
            Map.ofEntries(
                    entry("kafka", "host:port of the brokers, separated by commas; required"),
                    entry(
                            "alertmanager",
                            "address of Alertmanager, such as http://127.0.0.1:9093; required"),
                    entry(
                            "dashboards",
                            "address of Grafana, for links in alerts, such as"
                                    + " http://127.0.0.1:3000; required"),
                    entry(
                            "runbooks",
                            "address of the folder with the runbooks, for links in alerts;"
                                    + " required"),
                    entry("prefix", "what the names of all topics begin with; default: nothing"),
                    entry("group", "consumer group; default: queuewatch-alerts"));

    private static final List<String> REQUIRED =
            List.of("kafka", "alertmanager", "dashboards", "runbooks");

    private final ParameterTool given;

    private AlertOptions(ParameterTool given) {
        this.given = given;
    }

    /**
     * The options given.
     *
     * @throws ConfigException naming an option that is unknown or missing
     */
    static AlertOptions parse(String[] args) {
        return new AlertOptions(JobOptions.parse("AlertJob", KNOWN, REQUIRED, args));
    }

    AlertJob job() {
        Topics topics = new Topics(given.get("prefix", ""));
        String group = given.get("group", "queuewatch-alerts");
        String servers = given.get("kafka");
        return new AlertJob(
                AlertJob.source(servers, topics, group).build(),
                AlertJob.signs(servers, topics, group).build(),
                new AlertmanagerSink(
                        settings(),
                        new KafkaEnds(servers, topics, group).sink(topics.deadLetters())));
    }

    private AlertmanagerSettings settings() {
        try {
            return AlertmanagerSettings.of(
                    URI.create(given.get("alertmanager")),
                    URI.create(given.get("dashboards")),
                    URI.create(given.get("runbooks")));
        } catch (IllegalArgumentException e) {
            throw new ConfigException(e.getMessage(), e);
        }
    }
}
