package io.queuewatch.pipeline.health;

import io.queuewatch.pipeline.config.Topics;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;

/**
 * Where the health of the jobs is told. In the configuration of Flink, of job managers and task
 * managers alike:
 *
 * <pre>
 * metrics.reporter.queuewatch.factory.class: io.queuewatch.pipeline.health.HealthReporterFactory
 * metrics.reporter.queuewatch.kafka: host:port of the brokers, separated by commas
 * metrics.reporter.queuewatch.prefix: what the names of all topics begin with; default: nothing
 * metrics.reporter.queuewatch.interval: pause between two rows; 10 SECONDS unless told otherwise
 * </pre>
 *
 * @param kafka host:port of the brokers, separated by commas
 * @param topics names the topic
 */
public record HealthSettings(String kafka, Topics topics) {

    private static final String REPORTER = "metrics.reporter.queuewatch.";
    private static final Duration EVERY = Duration.ofSeconds(10);

    /**
     * The settings of a reporter.
     *
     * @throws IllegalArgumentException where the brokers are missing
     */
    static HealthSettings from(Properties reporter) {
        String kafka = reporter.getProperty("kafka", "");
        if (kafka.isBlank()) {
            throw new IllegalArgumentException(
                    "metrics.reporter.<name>.kafka is not set: want Kafka's bootstrap servers, such as 127.0.0.1:9092");
        }
        return new HealthSettings(kafka, new Topics(reporter.getProperty("prefix", "")));
    }

    /** Has a Flink tell it, every 10 seconds. */
    public void configure(Configuration flink) {
        configure(flink, EVERY);
    }

    /** Has a Flink tell it. */
    public void configure(Configuration flink, Duration every) {
        flink.set(option("factory.class"), HealthReporterFactory.class.getName());
        flink.set(option("kafka"), kafka);
        flink.set(option("prefix"), topics.prefix());
        flink.set(option("interval"), every.toMillis() + " ms");
    }

    private static ConfigOption<String> option(String name) {
        return ConfigOptions.key(REPORTER + name).stringType().noDefaultValue();
    }
}
