package io.queuewatch.infra.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The provisioned routing, grouping and inhibition, with another address for everybody who is told:
 * one receiver on this machine that shows what would have arrived.
 */
public final class AlertmanagerConfiguration {

    private static final YAMLMapper YAML = new YAMLMapper();

    private AlertmanagerConfiguration() {}

    /**
     * Writes the configuration.
     *
     * @param provisioned the configuration to take all but the receivers from
     * @param receiver takes the webhooks, each receiver's below a path of its name
     * @param directory where it is written
     * @return the file
     */
    public static Path withWebhooks(Path provisioned, URI receiver, Path directory) {
        try {
            ObjectNode configuration = (ObjectNode) YAML.readTree(provisioned.toFile());
            configuration.remove("global");
            configuration.remove("templates");
            for (JsonNode told : configuration.withArray("receivers")) {
                String name = told.get("name").asText();
                boolean anybody = told.size() > 1;
                ((ObjectNode) told).retain("name");
                if (anybody) {
                    ((ObjectNode) told)
                            .putArray("webhook_configs")
                            .addObject()
                            .put("url", receiver.resolve("/" + name).toString());
                }
            }
            Files.createDirectories(directory);
            Path file = directory.resolve("alertmanager.yml");
            YAML.writeValue(file.toFile(), configuration);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot make a configuration of Alertmanager in %s from %s"
                            .formatted(directory, provisioned),
                    e);
        }
    }
}
