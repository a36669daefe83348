package io.queuewatch.infra.local;

import io.queuewatch.infra.failure.KnownFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where an InfluxDB 1.x to run comes from: the path, else Debian's package, else Docker.
 *
 * @param programs what can be run on this machine
 * @param packages Debian's package of it, unpacked or not yet
 * @param progress takes a line for people about what takes long or is passed over
 */
record InfluxPrograms(Programs programs, DebianPackage packages, Consumer<String> progress) {

    private static final String IMAGE = "influxdb:1.8";
    private static final String IN_PACKAGE = "usr/bin/influxd";

    static InfluxPrograms ofMachine(Consumer<String> progress) {
        Programs programs = Programs.ofEnvironment();
        DebianPackage packages =
                new DebianPackage("influxdb", DebianPackage.cacheOfUser(), programs);
        return new InfluxPrograms(programs, packages, progress);
    }

    /**
     * The command that runs it, but for the arguments of influxd itself.
     *
     * @param directory what it must be able to read and write
     * @throws KnownFailure if there is none to be had
     */
    List<String> command(Path directory) {
        Optional<Path> program = onPath().or(() -> packages.unpacked(IN_PACKAGE));
        if (program.isPresent()) {
            return List.of(program.get().toString());
        }
        progress.accept(
                "no influxd on the path: fetching Debian's package, which is kept for later");
        Optional<String> whyNot = packages.fetch();
        return packages.unpacked(IN_PACKAGE)
                .map(file -> List.of(file.toString()))
                .or(() -> inDocker(directory))
                .orElseThrow(() -> nowhere(whyNot.orElse("its package has no influxd")));
    }

    private Optional<Path> onPath() {
        Optional<Path> found = programs.find("influxd");
        if (found.isEmpty()) {
            return found;
        }
        String version =
                Command.run(Path.of("/"), List.of(found.get().toString(), "version")).output();
        if (version.startsWith("InfluxDB v1.")) {
            return found;
        }
        progress.accept(
                "%s is not of version 1 and wants a setup of its own: passed over; give its address with --influx-url"
                        .formatted(found.get()));
        return Optional.empty();
    }

    private Optional<List<String>> inDocker(Path directory) {
        return programs.find("docker")
                .filter(Docker::answers)
                .map(
                        program -> {
                            List<String> command = Docker.run(program, directory);
                            command.addAll(List.of("--entrypoint=influxd", IMAGE));
                            return command;
                        });
    }

    private static KnownFailure nowhere(String whyNoPackage) {
        return new KnownFailure(
                "there is no InfluxDB to run: no influxd of version 1 on the path, no package of Debian's (%s), no Docker that answers"
                        .formatted(whyNoPackage),
                "install one (apt install influxdb) or give the address of one with --influx-url");
    }
}
