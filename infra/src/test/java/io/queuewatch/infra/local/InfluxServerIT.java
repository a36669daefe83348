package io.queuewatch.infra.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.infra.failure.KnownFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfluxServerIT {

    private static final String LAST_CENTURY = "915148800000";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir private Path directory;

    @Test
    void keepsWhatWasWrittenWhenItIsStoppedAndStarted() throws Exception {
        try (InfluxServer server = InfluxServer.start(directory, Port.any(), line -> {})) {
            databases(server).provisionForHistory("replay");
            write(server, "db=replay&rp=live", "kpi,queue=PS offered=3i " + LAST_CENTURY);

            server.stop();
            assertThat(server.isRunning()).isFalse();
            assertThat(new InfluxPing(server.url()).answers()).isFalse();

            server.start();
            assertThat(query(server, "SELECT offered FROM replay.live.kpi")).contains(",3]");
        }
    }

    @Test
    void providesTheRetentionsHoweverOftenItIsAsked() throws Exception {
        try (InfluxServer server = InfluxServer.start(directory, Port.any(), line -> {})) {
            databases(server).provisionForHistory("queuewatch");
            databases(server).provision("queuewatch");
            databases(server).provision("queuewatch");

            assertThat(query(server, "SHOW RETENTION POLICIES ON queuewatch"))
                    .contains("[\"live\",\"168h0m0s\"")
                    .contains("[\"operations\",\"2400h0m0s\"")
                    .contains("[\"trends\",\"43824h0m0s\",\"672h0m0s\",1,true]");
        }
    }

    @Test
    void listensOnTheLoopbackInterfaceOnly() throws Exception {
        try (InfluxServer server = InfluxServer.start(directory, Port.any(), line -> {})) {
            String addresses = Files.readString(directory.resolve("influxdb.conf"));

            assertThat(addresses.lines().filter(line -> line.contains("bind-address")))
                    .allMatch(line -> line.contains("\"127.0.0.1:"));
            assertThat(new InfluxPing(server.url()).version())
                    .hasValueSatisfying(version -> assertThat(version).startsWith("1."));
        }
    }

    @Test
    void saysWhyItEnded() throws Exception {
        Files.createDirectories(directory.resolve("meta/meta.db"));

        assertThatThrownBy(() -> InfluxServer.start(directory, Port.any(), line -> {}))
                .isInstanceOf(KnownFailure.class)
                .hasMessageContaining("influxd ended with code 1")
                .hasMessageContaining("meta.db");
    }

    @Test
    void namesAPortThatIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Port taken = new Port(other.getLocalPort(), "--influx-port");

            assertThatThrownBy(() -> InfluxServer.start(directory, taken, line -> {}))
                    .isInstanceOf(KnownFailure.class)
                    .hasMessage("port %d is taken", other.getLocalPort());
        }
    }

    private static InfluxDatabases databases(InfluxServer server) {
        return new InfluxDatabases(server.url(), Optional.empty());
    }

    private void write(InfluxServer server, String where, String line) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + "/write?precision=ms&" + where))
                        .POST(HttpRequest.BodyPublishers.ofString(line))
                        .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(204);
    }

    private String query(InfluxServer server, String statement) throws Exception {
        String encoded = URLEncoder.encode(statement, StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + "/query?q=" + encoded)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
