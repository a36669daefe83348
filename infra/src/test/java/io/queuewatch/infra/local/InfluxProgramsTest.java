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

class InfluxProgramsTest {

    private final List<String> told = new ArrayList<>();

    @TempDir private Path directory;

    @Test
    void prefersTheOneOnThePath() throws Exception {
        Path program = program("influxd", "echo 'InfluxDB v1.8.10 (git: 1.8)'");

        assertThat(programs("no-such-package").command(directory))
                .containsExactly(program.toString());
    }

    @Test
    void passesOverAnotherVersionAndTakesTheUnpackedPackage() throws Exception {
        program("influxd", "echo 'InfluxDB v2.7.1 (git: 2.7)'");
        Path unpacked = directory.resolve("cache/influxdb/usr/bin/influxd");
        Files.createDirectories(unpacked.getParent());
        Files.createFile(unpacked);

        assertThat(programs("influxdb").command(directory)).containsExactly(unpacked.toString());
        assertThat(told).singleElement().asString().contains("passed over", "--influx-url");
    }

    @Test
    void runsInDockerOnTheHostsNetworkWhereAnEngineAnswers() throws Exception {
        Path docker = program("docker", "exit 0");

        assertThat(programs("no-such-package").command(directory))
                .startsWith(docker.toString(), "run", "--rm", "--network=host")
                .contains("--volume=%s:%s".formatted(directory, directory))
                .endsWith("--entrypoint=influxd", "influxdb:1.8");
    }

    @Test
    void saysWhatToDoWhereThereIsNone() throws Exception {
        program("docker", "exit 1");

        assertThatThrownBy(() -> programs("no-such-package").command(directory))
                .isInstanceOf(KnownFailure.class)
                .hasMessageContaining("no influxd of version 1 on the path")
                .hasMessageContaining("there is no apt-get or dpkg")
                .satisfies(
                        e ->
                                assertThat(((KnownFailure) e).right().orElseThrow())
                                        .contains("apt install influxdb", "--influx-url"));
    }

    private InfluxPrograms programs(String packageName) {
        Programs path = new Programs(directory.resolve("bin").toString());
        return new InfluxPrograms(
                path, new DebianPackage(packageName, directory.resolve("cache"), path), told::add);
    }

    private Path program(String name, String script) throws Exception {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path program = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
