package io.queuewatch.infra.local;

import io.queuewatch.infra.influxql.InfluxCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A Grafana of our own as a process, on the loopback interface, with the provisioned dashboards.
 * Everyone may look, nobody can log in.
 */
public final class GrafanaServer implements AutoCloseable {

    /** An image may have to be pulled first. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int OK = 200;

    private final ChildProcess process;
    private final URI url;

    private GrafanaServer(ChildProcess process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * What a Grafana shows, and where.
     *
     * @param directory where it keeps its data and its log
     * @param dashboards the module of that name, with provisioning and dashboards
     * @param port where it listens
     * @param influx where the rows are read
     * @param database the database they are in
     * @param alertmanager where its own alerts go
     * @param runbooks the address of the folder of the runbooks, for links in them
     */
    public record Settings(
            Path directory,
            Path dashboards,
            Port port,
            URI influx,
            String database,
            URI alertmanager,
            URI runbooks) {

        private Map<String, String> variables(int number) {
            Map<String, String> variables = new HashMap<>();
            variables.put("GF_SERVER_HTTP_ADDR", "127.0.0.1");
            variables.put("GF_SERVER_HTTP_PORT", Integer.toString(number));
            variables.put("GF_PATHS_DATA", directory.resolve("data").toString());
            variables.put("GF_PATHS_LOGS", directory.resolve("logs").toString());
            variables.put("GF_PATHS_PLUGINS", directory.resolve("plugins").toString());
            variables.put("GF_PATHS_PROVISIONING", directory.resolve("provisioning").toString());
            variables.put("GF_AUTH_ANONYMOUS_ENABLED", "true");
            variables.put("GF_AUTH_ANONYMOUS_ORG_ROLE", "Viewer");
            variables.put("GF_AUTH_DISABLE_LOGIN_FORM", "true");
            variables.put("GF_SECURITY_ADMIN_PASSWORD", UUID.randomUUID().toString());
            variables.put("GF_ANALYTICS_REPORTING_ENABLED", "false");
            variables.put("GF_ANALYTICS_CHECK_FOR_UPDATES", "false");
            variables.put("GF_ANALYTICS_CHECK_FOR_PLUGIN_UPDATES", "false");
            variables.put("GF_PLUGINS_PREINSTALL_DISABLED", "true");
            variables.put("QUEUEWATCH_INFLUX_URL", influx.toString());
            variables.put("QUEUEWATCH_INFLUX_DATABASE", database);
            variables.put("QUEUEWATCH_DASHBOARDS", dashboards.resolve("dashboards").toString());
            variables.put("QUEUEWATCH_ALERTMANAGER_URL", alertmanager.toString());
            return variables;
        }
    }

    /** Whether there is a Grafana to start: on the path, in GRAFANA_HOME or in Docker. */
    public static boolean isFound(Map<String, String> environment) {
        return GrafanaPrograms.of(environment).found();
    }

    /**
     * Finds a Grafana (on the path, else in GRAFANA_HOME, else in Docker), starts it and returns
     * when it answers.
     *
     * @param environment of this process: where to look, and the credentials of the data source
     * @return empty where there is none
     * @throws io.queuewatch.infra.failure.KnownFailure if the port is taken, or it ends at once
     */
    public static Optional<GrafanaServer> start(
            Settings settings, Map<String, String> environment) {
        Path directory = settings.directory().toAbsolutePath();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + directory, e);
        }
        int number = settings.port().claim();
        Map<String, String> variables = settings.variables(number);
        variables.put(
                "QUEUEWATCH_INFLUX_AUTHORIZATION",
                InfluxCredentials.of(environment).authorization().orElse("none"));
        return GrafanaPrograms.of(environment)
                .command(settings.dashboards().toAbsolutePath(), directory, variables.keySet())
                .map(command -> run(command, variables, settings, number));
    }

    private static GrafanaServer run(
            List<String> command, Map<String, String> variables, Settings settings, int number) {
        Path directory = settings.directory();
        GrafanaProvisioning.copy(
                settings.dashboards().resolve("provisioning"),
                directory.resolve("provisioning"),
                settings.runbooks());
        URI url = URI.create("http://127.0.0.1:" + number);
        ChildProcess process =
                ChildProcess.start("grafana", command, variables, directory.resolve("grafana.log"));
        try {
            process.awaitReady(() -> answers(url), PATIENCE);
            return new GrafanaServer(process, url);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** Where it answers. */
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        process.close();
    }

    private static boolean answers(URI url) {
        HttpRequest health =
                HttpRequest.newBuilder(url.resolve("/api/health"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return HttpClient.newHttpClient()
                            .send(health, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == OK;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Grafana", e);
        }
    }
}
