package io.queuewatch.infra.local;

import io.queuewatch.infra.failure.KnownFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where an Alertmanager to run comes from: the path, else Debian's package, else Docker.
 *
 * @param programs what can be run on this machine
 * @param packages Debian's package of it, unpacked or not yet
 * @param progress takes a line for people about what takes long
 */
record AlertmanagerPrograms(Programs programs, DebianPackage packages, Consumer<String> progress) {

    private static final String IMAGE = "prom/alertmanager:v0.25.0";
    private static final String SERVER_IN_PACKAGE = "usr/bin/prometheus-alertmanager";
    private static final String AMTOOL_IN_PACKAGE = "usr/bin/amtool";

    /**
     * Debian's Alertmanager reads its templates from /usr/share by that very name. It sees the
     * package's files there, and nobody else does: in a mount namespace of its own, which needs no
     * root, the package's directory lies above the machine's.
     */
    private static final String AS_IF_INSTALLED =
            """
            mount -t overlay overlay -o "lowerdir=$0:/usr/share" /usr/share && exec "$@"
            """;

    static AlertmanagerPrograms ofMachine(Consumer<String> progress) {
        Programs programs = Programs.ofEnvironment();
        return new AlertmanagerPrograms(
                programs,
                new DebianPackage("prometheus-alertmanager", DebianPackage.cacheOfUser(), programs),
                progress);
    }

    /**
     * The command that runs it, but for the arguments of Alertmanager itself.
     *
     * @param directory what it must be able to read and write
     * @throws KnownFailure if there is none to be had
     */
    List<String> server(Path directory) {
        Optional<List<String>> installed =
                Stream.of("prometheus-alertmanager", "alertmanager")
                        .flatMap(name -> programs.find(name).stream())
                        .map(file -> List.of(file.toString()))
                        .findFirst()
                        .or(this::inPackage);
        if (installed.isPresent()) {
            return installed.get();
        }
        Optional<String> whyNot = fetch();
        return inPackage()
                .or(() -> inDocker(directory))
                .orElseThrow(() -> nowhere(whyNot.orElse("it cannot run: there is no unshare")));
    }

    /**
     * The command that checks configurations, but for its arguments.
     *
     * @throws KnownFailure if there is none to be had
     */
    List<String> amtool() {
        Optional<Path> found =
                programs.find("amtool").or(() -> packages.unpacked(AMTOOL_IN_PACKAGE));
        if (found.isEmpty()) {
            Optional<String> whyNot = fetch();
            found = packages.unpacked(AMTOOL_IN_PACKAGE);
            if (found.isEmpty()) {
                throw nowhere(whyNot.orElse("it has no amtool"));
            }
        }
        return List.of(found.get().toString());
    }

    private Optional<String> fetch() {
        progress.accept(
                "no Alertmanager on the path: fetching Debian's package, which is kept for later");
        return packages.fetch();
    }

    private Optional<List<String>> inPackage() {
        return packages.unpacked(SERVER_IN_PACKAGE)
                .flatMap(
                        server ->
                                programs.find("unshare")
                                        .map(unshare -> asIfInstalled(unshare, server)));
    }

    private static List<String> asIfInstalled(Path unshare, Path server) {
        Path share = server.getParent().resolveSibling("share");
        return List.of(
                unshare.toString(),
                "--map-root-user",
                "--mount",
                "/bin/sh",
                "-c",
                AS_IF_INSTALLED,
                share.toString(),
                server.toString());
    }

    private Optional<List<String>> inDocker(Path directory) {
        return programs.find("docker")
                .filter(Docker::answers)
                .map(
                        program -> {
                            List<String> command = new ArrayList<>(Docker.run(program, directory));
                            command.add(IMAGE);
                            return command;
                        });
    }

    private static KnownFailure nowhere(String whyNoPackage) {
        return new KnownFailure(
                "there is no Alertmanager to run: none on the path, no package of Debian's (%s), no Docker that answers"
                        .formatted(whyNoPackage),
                "install one (apt install prometheus-alertmanager)");
    }
}
