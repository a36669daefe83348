package io.queuewatch.infra.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.infra.failure.KnownFailure;
import io.queuewatch.infra.local.Port;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotificationReceiverTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir private Path directory;

    private NotificationReceiver receiver;

    @BeforeEach
    void start() throws Exception {
        Files.writeString(directory.resolve("Known.md"), "do this");
        receiver = start(Port.any());
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private NotificationReceiver start(Port port) {
        return NotificationReceiver.start(
                port,
                directory.resolve("notifications.txt"),
                directory,
                Clock.fixed(NOON, BERLIN),
                BERLIN);
    }

    private int tell(String who, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(receiver.url().resolve("/" + who))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static String alert(String status, String name, String labels) {
        return """
               {"alerts": [{"status": "%s",
                            "labels": {"alertname": "%s", "severity": "critical"%s},
                            "annotations": {"summary": "Nobody is signed in"}}]}
               """
                .formatted(status, name, labels);
    }

    @Test
    void aLineTellsWhoWouldHaveBeenToldOfWhatAndWhere() throws Exception {
        String where = ", \"channel\": \"voice\", \"queue\": \"sales\", \"site\": \"york\"";
        tell("pager", alert("firing", "QueuewatchNobodySignedIn", where));
        tell("chat", alert("resolved", "QueuewatchNobodySignedIn", ""));

        String firing =
                "13:00:00  pager    FIRING    critical  QueuewatchNobodySignedIn  voice sales york  Nobody is signed in";
        String resolved =
                "13:00:00  chat     resolved  critical  QueuewatchNobodySignedIn  Nobody is signed in";
        assertThat(receiver.lines(5))
                .containsExactly(
                        "alerts   the watchdog was not heard yet", "  " + resolved, "  " + firing);
        assertThat(receiver.lines(1)).hasSize(2).endsWith("  " + resolved);
        assertThat(Files.readAllLines(directory.resolve("notifications.txt")))
                .containsExactly(NOON + "  " + firing, NOON + "  " + resolved);
    }

    @Test
    void theWatchdogIsNoAlarm() throws Exception {
        tell("watchdog", alert("firing", "QueuewatchWatchdog", ""));

        assertThat(receiver.lines(5))
                .isEqualTo(
                        List.of(
                                "alerts   the watchdog was heard 0 s ago; nobody was told anything"));
        assertThat(directory.resolve("notifications.txt")).doesNotExist();
    }

    @Test
    void whatIsNoMessageIsRefused() throws Exception {
        assertThat(tell("pager", "hello")).isEqualTo(400);
        assertThat(receiver.lines(5)).hasSize(1);
    }

    @Test
    void runbooksCanBeReadAndNothingElse() throws Exception {
        assertThat(read("Known.md").body()).isEqualTo("do this");
        assertThat(read("Unknown.md").statusCode()).isEqualTo(404);
        assertThat(read("%2e%2e/Known.md").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> read(String page) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(receiver.runbooks() + page)).build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aTakenPortIsNamed() {
        Port taken = new Port(receiver.url().getPort(), "--receiver-port");

        assertThatThrownBy(() -> start(taken))
                .isInstanceOf(KnownFailure.class)
                .hasMessageContaining("port %d is taken".formatted(taken.number()));
    }
}
