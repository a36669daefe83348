package io.queuewatch.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {

    private static final Path LAUNCHER = Path.of("queuewatch").toAbsolutePath();

    @TempDir private Path directory;

    private Path link;

    private record Outcome(int exit, String output) {}

    @BeforeEach
    void linkToTheLauncher() throws Exception {
        link = Files.createSymbolicLink(directory.resolve("qw"), LAUNCHER);
    }

    @AfterEach
    void unlink() throws Exception {
        Files.delete(link);
    }

    @Test
    void runsFromAnyDirectoryAndThroughALink() throws Exception {
        Outcome outcome = run(Map.of(), "--version");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.output()).startsWith("queuewatch ");
    }

    @Test
    void knowsItsCheckoutAndPassesTheExitCode() throws Exception {
        assertThat(run(Map.of(), "--help").output().replaceAll("\\s+", ""))
                .contains(LAUNCHER.getParent().resolve(".local").toString());
        assertThat(run(Map.of(), "nonsense").exit()).isEqualTo(2);
    }

    @Test
    void saysWhereJavaIsMissing() throws Exception {
        Outcome outcome = run(Map.of("JAVA_HOME", directory.toString()), "--version");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("JAVA_HOME is " + directory)
                .contains("try: JAVA_HOME of a JDK 17 or later");
    }

    @Test
    void saysThatAJavaIsTooOld() throws Exception {
        Path java = directory.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"1.8.0_402\"' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        Outcome outcome = run(Map.of("JAVA_HOME", directory.toString()), "--version");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("is of version 8; 17 or later is needed")
                .contains("apt install openjdk-17-jdk-headless");
    }

    private Outcome run(Map<String, String> environment, String argument) throws Exception {
        File output = directory.resolve("output").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(List.of(link.toString(), argument))
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output);
        builder.environment().putAll(environment);
        int exit = builder.start().waitFor();
        return new Outcome(exit, Files.readString(output.toPath()));
    }
}
