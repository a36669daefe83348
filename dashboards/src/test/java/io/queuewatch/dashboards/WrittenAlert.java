package io.queuewatch.dashboards;

import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.AlertState;
import java.time.Instant;

/** Words about alerts as InfluxJob writes them: whether any is raised is up to chance. */
final class WrittenAlert {

    private WrittenAlert() {}

    /** A line of one word; where it is over, it is since that word. */
    static String line(
            String name,
            String channel,
            String queue,
            AlertState state,
            Instant startsAt,
            Instant at) {
        return Catalogue.ALERT
                .point(
                        Alert.newBuilder()
                                .setName(name)
                                .setSeverity(AlertSeverity.WARNING)
                                .setChannel(channel)
                                .setQueue(queue)
                                .setState(state)
                                .setStartsAt(startsAt)
                                .setEndsAt(state == AlertState.FIRING ? null : at)
                                .setAt(at)
                                .setSummary("summary of " + name)
                                .setDescription("what explains it")
                                .setDashboard("queuewatch-drift")
                                .setRunbook(name)
                                .build())
                .toLineProtocol();
    }
}
