package io.queuewatch.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.infra.failure.KnownFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertmanagerProgramsTest {

    private final List<String> told = new ArrayList<>();

    @TempDir private Path directory;

    @Test
    void prefersTheOneOnThePath() throws Exception {
        Path program = program("alertmanager");
        unpacked("prometheus-alertmanager");

        assertThat(programs().server(directory)).containsExactly(program.toString());
        assertThat(told).isEmpty();
    }

    @Test
    void showsTheUnpackedPackageItsFilesWhereItLooksForThem() throws Exception {
        Path unshare = program("unshare");
        Path server = unpacked("prometheus-alertmanager");

        assertThat(programs().server(directory))
                .startsWith(unshare.toString(), "--map-root-user", "--mount", "/bin/sh", "-c")
                .endsWith(
                        directory.resolve("cache/prometheus-alertmanager/usr/share").toString(),
                        server.toString());
    }

    @Test
    void findsAmtoolInThePackage() throws Exception {
        Path amtool = unpacked("amtool");

        assertThat(programs().amtool()).containsExactly(amtool.toString());
    }

    @Test
    void runsInDockerOnTheHostsNetworkWhereAnEngineAnswers() throws Exception {
        Path docker = program("docker");

        assertThat(programs().server(directory))
                .startsWith(docker.toString(), "run", "--rm", "--network=host")
                .endsWith("prom/alertmanager:v0.25.0");
    }

    @Test
    void saysWhatToDoWhereThereIsNone() {
        assertThatThrownBy(() -> programs().server(directory))
                .isInstanceOf(KnownFailure.class)
                .hasMessageContaining("there is no apt-get or dpkg")
                .satisfies(
                        e ->
                                assertThat(((KnownFailure) e).right().orElseThrow())
                                        .contains("apt install prometheus-alertmanager"));
        assertThat(told).singleElement().asString().contains("fetching Debian's package");
    }

    private AlertmanagerPrograms programs() {
        Programs path = new Programs(directory.resolve("bin").toString());
        return new AlertmanagerPrograms(
                path,
                new DebianPackage("prometheus-alertmanager", directory.resolve("cache"), path),
                told::add);
    }

    private Path unpacked(String name) throws Exception {
        Path file = directory.resolve("cache/prometheus-alertmanager/usr/bin").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    private Path program(String name) throws Exception {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path program = Files.writeString(bin.resolve(name), "#!/bin/sh\nexit 0\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
