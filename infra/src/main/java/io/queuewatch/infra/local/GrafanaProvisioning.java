package io.queuewatch.infra.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The provisioned configuration with the address of the runbooks filled in: Grafana fills in
 * variables of the environment everywhere but in annotations, where most versions leave them as
 * they stand.
 */
final class GrafanaProvisioning {
    private static final String VARIABLE = "${QUEUEWATCH_RUNBOOKS}";

    private GrafanaProvisioning() {}

    /**
     * Writes a copy.
     *
     * @param provisioning the folder as it is checked in
     * @param copy the folder to write
     * @param runbooks the address of the folder of the runbooks
     */
    static void copy(Path provisioning, Path copy, URI runbooks) {
        String address = runbooks.toString().replaceFirst("/$", "");
        try (Stream<Path> walk = Files.walk(provisioning)) {
            List<Path> files = walk.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                Path target = copy.resolve(provisioning.relativize(file));
                Files.createDirectories(target.getParent());
                Files.writeString(target, Files.readString(file).replace(VARIABLE, address));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + provisioning + " to " + copy, e);
        }
    }
}
