package io.queuewatch.dashboards;

import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.AlertState;
import java.time.Instant;

/**
 * An alert as InfluxJob writes it: whether any is raised is up to chance.
 *
 * @param name what is wrong
 * @param severity who is told
 * @param channel where
 * @param queue where, or null for all of the channel
 */
record WrittenAlert(String name, AlertSeverity severity, String channel, String queue) {

    /** A line of the word that it fires. */
    String firing(Instant since, Instant at) {
        return line(AlertState.FIRING, since, null, at);
    }

    /** A line of the word that it is over. */
    String over(Instant since, Instant at) {
        return line(AlertState.RESOLVED, since, at, at);
    }

    private String line(AlertState state, Instant since, Instant end, Instant at) {
        return Catalogue.ALERT
                .point(
                        Alert.newBuilder()
                                .setName(name)
                                .setSeverity(severity)
                                .setChannel(channel)
                                .setQueue(queue)
                                .setState(state)
                                .setStartsAt(since)
                                .setEndsAt(end)
                                .setAt(at)
                                .setSummary("summary of " + name)
                                .setDescription("what explains it")
                                .setDashboard("queuewatch-on-call")
                                .setRunbook(name)
                                .build())
                .toLineProtocol();
    }
}
