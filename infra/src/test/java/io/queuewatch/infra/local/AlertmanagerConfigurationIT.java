package io.queuewatch.infra.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alertmanager's own tool on the provisioned configuration. */
class AlertmanagerConfigurationIT {

    private static final Path FOLDER = WorkDirectory.home().resolve("infra/alertmanager");
    private static final Path PROVISIONED = FOLDER.resolve("alertmanager.yml");

    @TempDir private Path directory;

    @Test
    void isTakenByAlertmanager() {
        Command check = amtool("check-config", PROVISIONED.toString());

        assertThat(check.succeeded()).as(check.output()).isTrue();
        assertThat(check.output()).contains("6 inhibit rules", "5 receivers", "1 templates");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alertname=QueuewatchNobodySignedIn severity=critical channel=voice queue=PS |"
                        + " pager",
                "alertname=QueuewatchServiceLevel severity=warning channel=chat queue=sales |"
                        + " chat,ticket",
                "alertname=QueuewatchOccupancy severity=warning team=sales-1 | chat,ticket",
                "alertname=QueuewatchNobodyAnswers severity=critical channel=voice | pager",
                "alertname=QueuewatchSourceSilent severity=critical channel=chat | pager",
                "alertname=QueuewatchPipelineBehind severity=critical | pager",
                "alertname=QueuewatchDatabaseAway severity=critical | pager",
                "alertname=QueuewatchDrift severity=info queue=PS | nobody",
                "alertname=QueuewatchWatchdog severity=info | watchdog",
                "alertname=Foreign | nobody"
            })
    void tellsWhomTheSeverityIsFor(String labels, String receivers) {
        assertRouted(PROVISIONED, labels, receivers);
    }

    @Test
    void tellsTheSameByWebhooksToOneReceiver() throws Exception {
        Path webhooks =
                AlertmanagerConfiguration.withWebhooks(
                        PROVISIONED, URI.create("http://127.0.0.1:9099"), directory);

        assertThat(amtool("check-config", webhooks.toString()).output()).contains("SUCCESS");
        assertRouted(webhooks, "alertname=QueuewatchServiceLevel severity=warning", "chat,ticket");
        assertThat(Files.readString(webhooks))
                .contains("http://127.0.0.1:9099/pager", "inhibit_rules", "time_intervals")
                .doesNotContain("example.org", "secrets", "9099/nobody");
    }

    @Test
    void takesEverySecretFromAFile() throws Exception {
        assertThat(Files.readAllLines(PROVISIONED))
                .filteredOn(line -> line.matches(".*(password|token|_key|secret|api_url).*"))
                .filteredOn(line -> !line.strip().startsWith("#"))
                .isNotEmpty()
                .allMatch(
                        line -> line.matches("\\s*(- )?[a-z_]+_file: /etc/queuewatch/secrets/.+"));
    }

    private void assertRouted(Path configuration, String labels, String receivers) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "config",
                                "routes",
                                "test",
                                "--config.file=" + configuration,
                                "--verify.receivers=" + receivers));
        arguments.addAll(List.of(labels.split(" ")));
        Command routed = amtool(arguments.toArray(String[]::new));
        assertThat(routed.succeeded()).as(routed.output()).isTrue();
    }

    private Command amtool(String... arguments) {
        List<String> command = new ArrayList<>(AlertmanagerPrograms.ofMachine(line -> {}).amtool());
        command.addAll(List.of(arguments));
        return Command.run(directory, command);
    }
}
