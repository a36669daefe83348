package io.queuewatch.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.infra.failure.KnownFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrafanaServerTest {

    /** Answers /api/health as Grafana does, after writing down how it was started. */
    private static final String FAKE =
            """
            #!/bin/sh
            echo "$@" > "$GF_PATHS_DATA.arguments"
            /usr/bin/env > "$GF_PATHS_DATA.environment"
            exec '%s' '%s' "$GF_SERVER_HTTP_ADDR" "$GF_SERVER_HTTP_PORT"
            """;

    private static final String SERVER =
            """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;

            class Fake {
                public static void main(String[] a) throws Exception {
                    HttpServer server =
                            HttpServer.create(
                                    new InetSocketAddress(a[0], Integer.parseInt(a[1])), 0);
                    server.createContext("/api/health", e -> e.sendResponseHeaders(200, -1));
                    server.start();
                }
            }
            """;

    @TempDir private Path directory;

    @Test
    void startsTheOneOnThePathWithTheDashboardsForEveryoneToSee() throws Exception {
        Path program = install("grafana");
        Files.createDirectories(directory.resolve("conf"));
        Files.createFile(directory.resolve("conf/defaults.ini"));

        try (GrafanaServer grafana =
                GrafanaServer.start(settings(), environment(program, "PATH")).orElseThrow()) {
            assertThat(grafana.url().getHost()).isEqualTo("127.0.0.1");
            assertThat(written("arguments")).isEqualTo("server --homepath " + directory + "\n");
            assertThat(written("environment").lines())
                    .contains(
                            "GF_SERVER_HTTP_ADDR=127.0.0.1",
                            "GF_SERVER_HTTP_PORT=" + grafana.url().getPort(),
                            "GF_AUTH_ANONYMOUS_ENABLED=true",
                            "GF_AUTH_ANONYMOUS_ORG_ROLE=Viewer",
                            "GF_PATHS_PROVISIONING=" + directory.resolve("work/provisioning"),
                            "QUEUEWATCH_DASHBOARDS=" + directory.resolve("checkout/dashboards"),
                            "QUEUEWATCH_INFLUX_URL=http://127.0.0.1:8086",
                            "QUEUEWATCH_INFLUX_DATABASE=queuewatch",
                            "QUEUEWATCH_INFLUX_AUTHORIZATION=Basic cmVhZGVyOnNlY3JldA==",
                            "QUEUEWATCH_ALERTMANAGER_URL=http://127.0.0.1:19093");
        }
    }

    /** Grafana itself fills in everything but annotations. */
    @Test
    void linksOfItsOwnAlertsLeadToTheRunbooks() throws Exception {
        Path program = install("grafana");

        try (GrafanaServer grafana =
                GrafanaServer.start(settings(), environment(program, "PATH")).orElseThrow()) {
            assertThat(grafana.url()).isNotNull();
            assertThat(directory.resolve("work/provisioning/alerting/rules.yaml"))
                    .hasContent(
                            """
                            url: ${QUEUEWATCH_ALERTMANAGER_URL}
                            runbook_url: http://127.0.0.1:19095/runbooks/Name.md
                            """);
        }
    }

    @Test
    void startsTheOneInGrafanaHome() throws Exception {
        install("grafana-server");

        try (GrafanaServer grafana =
                GrafanaServer.start(settings(), Map.of("GRAFANA_HOME", directory.toString()))
                        .orElseThrow()) {
            assertThat(written("arguments")).doesNotContain("server");
            assertThat(grafana.url().getPort()).isPositive();
        }
    }

    @Test
    void isEmptyWhereThereIsNone() throws Exception {
        Map<String, String> nothing = Map.of("PATH", directory.toString());

        assertThat(GrafanaServer.isFound(nothing)).isFalse();
        assertThat(GrafanaServer.start(settings(), nothing)).isEqualTo(Optional.empty());
    }

    @Test
    void saysWhyItEnded() throws Exception {
        Path program = program("grafana", "#!/bin/sh\necho 'database is locked'\nexit 3\n");

        assertThatThrownBy(() -> GrafanaServer.start(settings(), environment(program, "PATH")))
                .isInstanceOf(KnownFailure.class)
                .hasMessage("grafana ended with code 3: database is locked");
    }

    @Test
    void runsInDockerOnTheHostsNetworkWhereAnEngineAnswers() throws Exception {
        Path docker = program("docker", "#!/bin/sh\nexit 0\n");
        GrafanaPrograms programs = GrafanaPrograms.of(environment(docker, "PATH"));

        assertThat(
                        programs.command(
                                        Path.of("/checkout/dashboards"),
                                        directory,
                                        List.of("GF_SERVER_HTTP_PORT"))
                                .orElseThrow())
                .startsWith(docker.toString(), "run", "--rm", "--network=host")
                .contains(
                        "--volume=%s:%s".formatted(directory, directory),
                        "--volume=/checkout/dashboards:/checkout/dashboards:ro",
                        "--env=GF_SERVER_HTTP_PORT")
                .last()
                .asString()
                .startsWith("grafana/grafana:");
    }

    private GrafanaServer.Settings settings() throws IOException {
        Path checkout = directory.resolve("checkout");
        Path alerting = Files.createDirectories(checkout.resolve("provisioning/alerting"));
        Files.writeString(
                alerting.resolve("rules.yaml"),
                """
                url: ${QUEUEWATCH_ALERTMANAGER_URL}
                runbook_url: ${QUEUEWATCH_RUNBOOKS}/Name.md
                """);
        return new GrafanaServer.Settings(
                directory.resolve("work"),
                checkout,
                Port.any(),
                URI.create("http://127.0.0.1:8086"),
                "queuewatch",
                URI.create("http://127.0.0.1:19093"),
                URI.create("http://127.0.0.1:19095/runbooks/"));
    }

    private static Map<String, String> environment(Path program, String name) {
        return Map.of(
                name,
                program.getParent().toString(),
                "QUEUEWATCH_INFLUX_USER",
                "reader",
                "QUEUEWATCH_INFLUX_PASSWORD",
                "secret");
    }

    private String written(String what) throws Exception {
        return Files.readString(directory.resolve("work/data." + what));
    }

    private Path install(String name) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path server = Files.writeString(directory.resolve("Fake.java"), SERVER);
        return program(name, FAKE.formatted(java, server));
    }

    private Path program(String name, String script) throws Exception {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Path program = Files.writeString(bin.resolve(name), script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
