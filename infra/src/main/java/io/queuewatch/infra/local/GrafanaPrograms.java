package io.queuewatch.infra.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a Grafana to run comes from: the path, else GRAFANA_HOME, else Docker.
 *
 * @param programs what can be run on this machine
 * @param installation the directory that GRAFANA_HOME names
 */
record GrafanaPrograms(Programs programs, Optional<Path> installation) {

    private static final String IMAGE = "grafana/grafana:12.0.0";
    private static final String DEFAULTS = "conf/defaults.ini";
    private static final Path USUAL_HOME = Path.of("/usr/share/grafana");

    static GrafanaPrograms of(Map<String, String> environment) {
        return new GrafanaPrograms(
                new Programs(environment.getOrDefault("PATH", "")),
                Optional.ofNullable(environment.get("GRAFANA_HOME"))
                        .filter(home -> !home.isBlank())
                        .map(Path::of));
    }

    /** Whether there is one. */
    boolean found() {
        return onPath().or(this::inHome).isPresent()
                || programs.find("docker").filter(Docker::answers).isPresent();
    }

    /**
     * The command that runs it; empty where there is none.
     *
     * @param reads what it must be able to read
     * @param writes what it must be able to write, too
     * @param variables names of variables of the environment that it needs
     */
    Optional<List<String>> command(Path reads, Path writes, Iterable<String> variables) {
        return onPath().or(this::inHome).or(() -> inDocker(reads, writes, variables));
    }

    private Optional<List<String>> onPath() {
        return programs.find("grafana")
                .or(() -> programs.find("grafana-server"))
                .map(GrafanaPrograms::server);
    }

    private Optional<List<String>> inHome() {
        return installation.stream()
                .flatMap(home -> Stream.of("bin/grafana", "bin/grafana-server").map(home::resolve))
                .filter(Files::isExecutable)
                .findFirst()
                .map(GrafanaPrograms::server);
    }

    private static List<String> server(Path program) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        if (program.endsWith("grafana")) {
            command.add("server");
        }
        home(program).ifPresent(home -> command.addAll(List.of("--homepath", home.toString())));
        return command;
    }

    /** A program that was unpacked has its home above bin; one that was installed, elsewhere. */
    private static Optional<Path> home(Path program) {
        Path above = program.toAbsolutePath().getParent().getParent();
        return Stream.of(above, USUAL_HOME)
                .filter(home -> home != null && Files.exists(home.resolve(DEFAULTS)))
                .findFirst();
    }

    /** The host's network and the same paths inside as outside, so that one configuration fits. */
    private Optional<List<String>> inDocker(Path reads, Path writes, Iterable<String> variables) {
        Optional<Path> docker = programs.find("docker").filter(Docker::answers);
        return docker.map(
                program -> {
                    List<String> command = Docker.run(program, writes);
                    command.add("--volume=%s:%s:ro".formatted(reads, reads));
                    variables.forEach(name -> command.add("--env=" + name));
                    command.add(IMAGE);
                    return command;
                });
    }
}
