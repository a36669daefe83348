package io.queuewatch.pipeline.alert;

import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.AlertState;
import java.time.Instant;

/**
 * The alert that always fires: as long as it arrives, the way from here to the pager is open. Who
 * waits for it and misses it has to act.
 */
final class Watchdog {

    private static final String NAME = AlertName.WATCHDOG.label();

    private Watchdog() {}

    static boolean is(Alert alert) {
        return NAME.equals(alert.getName());
    }

    static HeldAlert since(Instant start) {
        Alert alert =
                Alert.newBuilder()
                        .setName(NAME)
                        .setSeverity(AlertSeverity.INFO)
                        .setState(AlertState.FIRING)
                        .setStartsAt(start)
                        .setAt(start)
                        .setSummary("Alerts reach Alertmanager")
                        .setDescription(
                                "This alert always fires. If it stops, no other alert arrives"
                                        + " either.")
                        .setDashboard("queuewatch-on-call")
                        .setRunbook(NAME)
                        .build();
        return new HeldAlert(alert, "", 0, 0);
    }
}
