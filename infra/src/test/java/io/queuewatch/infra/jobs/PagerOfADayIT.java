package io.queuewatch.infra.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.queuewatch.infra.Queuewatch;
import io.queuewatch.infra.jobs.Webhooks.Told;
import io.queuewatch.infra.local.AlertmanagerConfiguration;
import io.queuewatch.infra.local.AlertmanagerServer;
import io.queuewatch.infra.local.Port;
import io.queuewatch.infra.local.WorkDirectory;
import io.queuewatch.infra.rehearse.Rehearsal;
import io.queuewatch.infra.simulator.PromiseOptions;
import io.queuewatch.infra.simulator.model.Incident;
import io.queuewatch.infra.simulator.model.StandardCentre;
import io.queuewatch.pipeline.alert.AlertmanagerSettings;
import io.queuewatch.pipeline.alert.AlertmanagerSink;
import io.queuewatch.pipeline.job.AlertJob;
import io.queuewatch.schemas.Alert;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a day of the simulated centre calls, by the command, both jobs and a real Alertmanager. */
class PagerOfADayIT {

    private static final String SEED = "7";
    private static final Instant MONDAY = Instant.parse("2025-03-03T00:00:00Z");

    /** In which Alertmanager tells of the last word. */
    private static final Duration LAST_WORD = Duration.ofSeconds(2);

    @TempDir private Path directory;

    @Test
    void shouldCallNobodyOnADayOnWhichNothingGoesWrong() throws Exception {
        StringWriter printed = new StringWriter();
        int exit =
                Queuewatch.commandLine()
                        .setOut(new PrintWriter(printed))
                        .execute(
                                "--work-dir",
                                directory.toString(),
                                "rehearse",
                                "--seed",
                                SEED,
                                "--start",
                                "2025-03-03",
                                "--zone",
                                "UTC",
                                "--json");

        assertThat(exit).isZero();
        JsonNode outcome = new JsonMapper().readTree(printed.toString());
        assertThat(outcome.get("events").asLong()).isGreaterThan(500_000);
        assertThat(outcome.get("pages")).isEmpty();
    }

    @Test
    void shouldCallOnceForEachIncidentAndSayOnceThatItIsOver() throws Exception {
        List<Alert> words =
                new Rehearsal(
                                StandardCentre.in(ZoneOffset.UTC)
                                        .with(
                                                Stream.of(
                                                                "absence:vip@2025-03-03T07:00+1h",
                                                                "outage:support@2025-03-03T10:00+2h",
                                                                "release:sales@2025-03-03T15:00+2h")
                                                        .map(i -> Incident.parse(i, ZoneOffset.UTC))
                                                        .toList()),
                                Long.parseLong(SEED),
                                MONDAY,
                                MONDAY.plus(Duration.ofHours(20)),
                                new PromiseOptions().load(ZoneOffset.UTC))
                        .run(directory, line -> {})
                        .words();
        assertThat(words).hasSizeGreaterThan(12);

        try (Webhooks webhooks = new Webhooks()) {
            tell(words, webhooks);

            assertThat(webhooks.by("pager"))
                    .extracting(told -> told.label("queue") + ' ' + told.status())
                    .containsExactly(
                            "vip firing",
                            "vip resolved",
                            "support firing",
                            "support resolved",
                            "sales firing",
                            "sales resolved");
            assertSoon(webhooks.by("pager").get(0), "2025-03-03T07:00:00Z", 30);
            assertSoon(webhooks.by("pager").get(2), "2025-03-03T10:00:00Z", 60);
            assertSoon(webhooks.by("pager").get(4), "2025-03-03T15:00:00Z", 60);
        }
    }

    private static void assertSoon(Told told, String begin, int minutes) {
        assertThat(Instant.parse(told.alert().get("startsAt").asText()))
                .isBetween(
                        Instant.parse(begin),
                        Instant.parse(begin).plus(Duration.ofMinutes(minutes)));
    }

    /** Each word alone, and none before Alertmanager has told of the one before. */
    private void tell(List<Alert> words, Webhooks webhooks) throws Exception {
        Path configuration =
                AlertmanagerConfiguration.withWebhooks(
                        WorkDirectory.home().resolve("infra/alertmanager/alertmanager.yml"),
                        webhooks.url(),
                        directory);
        Files.writeString(configuration, hurried(Files.readString(configuration)));
        try (AlertmanagerServer alertmanager =
                AlertmanagerServer.start(directory, configuration, Port.any(), line -> {})) {
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.createLocalEnvironment(1, AlertJob.configuration());
            new AlertJob(
                            SlowWords.of(words, Duration.ofMillis(800)),
                            // Jobs that say nothing of themselves; a word that comes twice.
                            SlowWords.of(words.subList(0, 1), Duration.ZERO),
                            new AlertmanagerSink(
                                    AlertmanagerSettings.of(
                                            alertmanager.url(),
                                            URI.create("http://127.0.0.1:3000"),
                                            URI.create("https://example.org/runbooks")),
                                    new DiscardingSink<>()))
                    .build(env);
            env.execute();
            LockSupport.parkNanos(LAST_WORD.toNanos());
        }
    }

    /** The routing as it is, its pauses a seventieth as long or less. */
    private static String hurried(String configuration) {
        assertThat(configuration).contains("group_wait: \"5s\"", "group_interval: \"30s\"");
        return configuration
                .replace("group_wait: \"5s\"", "group_wait: \"100ms\"")
                .replace("group_interval: \"30s\"", "group_interval: \"400ms\"");
    }
}
