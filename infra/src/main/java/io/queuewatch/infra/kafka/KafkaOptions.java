package io.queuewatch.infra.kafka;

import io.queuewatch.pipeline.config.Topics;
import picocli.CommandLine.Option;

/** Which Kafka and which topics: options of every command that writes there. */
public final class KafkaOptions {

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:QUEUEWATCH_KAFKA:-127.0.0.1:9092}",
            description =
                    "Kafka to write to; also QUEUEWATCH_KAFKA in the environment."
                            + " Default: ${DEFAULT-VALUE}.")
    private String bootstrapServers = "";

    @Option(
            names = "--prefix",
            defaultValue = "",
            description = "What the names of the topics begin with. Default: nothing.")
    private String prefix = "";

    /** Kafka, as {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** The topics with the prefix given. */
    public Topics topics() {
        return new Topics(prefix);
    }
}
