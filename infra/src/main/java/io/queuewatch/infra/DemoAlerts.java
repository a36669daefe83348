package io.queuewatch.infra;

import io.queuewatch.infra.failure.KnownFailure;
import io.queuewatch.infra.jobs.LocalJobs;
import io.queuewatch.infra.local.AlertmanagerConfiguration;
import io.queuewatch.infra.local.AlertmanagerServer;
import io.queuewatch.infra.local.LocalStack;
import io.queuewatch.infra.local.Port;
import io.queuewatch.infra.local.WorkDirectory;
import io.queuewatch.infra.notify.NotificationReceiver;
import io.queuewatch.pipeline.alert.AlertmanagerSettings;
import io.queuewatch.pipeline.config.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The way of the demo's alerts: AlertJob, Alertmanager with the provisioned routing, and a receiver
 * in the place of pager, chat and mail.
 *
 * @param stack the servers there are
 * @param directory holds what Alertmanager keeps, and what was told
 * @param zone of the times shown
 * @param progress takes a line for people about each step
 */
record DemoAlerts(LocalStack stack, Path directory, ZoneId zone, Consumer<String> progress) {

    /**
     * What is there to tell people.
     *
     * @param receiver shows whom Alertmanager has told
     * @param alertmanager where it answers, if there is one to be had
     */
    record Way(NotificationReceiver receiver, Optional<URI> alertmanager) {}

    /**
     * Starts the receiver and Alertmanager. Without an Alertmanager to be had nobody is told
     * anything, and the demo goes on.
     *
     * @param given an Alertmanager that runs already, or null to start one
     * @param port of Alertmanager, if one is started
     * @param receiverPort of the receiver
     */
    Way open(URI given, Port port, Port receiverPort) {
        Path home = WorkDirectory.home().resolve("infra");
        NotificationReceiver receiver =
                stack.start(
                        "receiver",
                        () ->
                                NotificationReceiver.start(
                                        receiverPort,
                                        told(),
                                        home.resolve("runbooks"),
                                        Clock.systemUTC(),
                                        zone),
                        NotificationReceiver::url);
        try {
            return new Way(
                    receiver, Optional.of(given == null ? own(home, port, receiver) : given));
        } catch (KnownFailure e) {
            progress.accept("- alerts    not sent to anybody: " + e.getMessage());
            return new Way(receiver, Optional.empty());
        }
    }

    /**
     * Starts AlertJob, where there is an Alertmanager.
     *
     * @param dashboards the address of Grafana, for links in alerts
     */
    void tell(Way way, URI dashboards) {
        way.alertmanager()
                .ifPresent(
                        alertmanager -> {
                            new LocalJobs(
                                            stack.flink(),
                                            stack.broker().bootstrapServers(),
                                            Topics.LIVE)
                                    .alerts(
                                            AlertmanagerSettings.of(
                                                    alertmanager,
                                                    dashboards,
                                                    way.receiver().runbooks()));
                            progress.accept(
                                    "✓ jobs      AlertJob; who is told of what is kept in "
                                            + told());
                        });
    }

    private Path told() {
        return directory.resolveSibling("notifications.txt");
    }

    private URI own(Path home, Port port, NotificationReceiver receiver) {
        Path configuration =
                AlertmanagerConfiguration.withWebhooks(
                        home.resolve("alertmanager/alertmanager.yml"), receiver.url(), directory);
        return stack.start(
                        "alertmgr",
                        () -> AlertmanagerServer.start(directory, configuration, port, progress),
                        AlertmanagerServer::url)
                .url();
    }
}
