package io.queuewatch.infra.rehearse;

import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.infra.simulator.model.Incident;
import io.queuewatch.schemas.AlertSeverity;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What came of a rehearsal.
 *
 * @param centre what was played
 * @param events how many were played
 * @param told whoever was told of what, in order
 */
record Outcome(CentreModel centre, long events, List<Told> told) {

    List<Told> pages() {
        return by(AlertSeverity.CRITICAL);
    }

    List<Told> tickets() {
        return by(AlertSeverity.WARNING);
    }

    /** The pages that are of an incident. */
    List<Told> pagesOf(Incident incident) {
        return pages().stream()
                .filter(page -> cause(page).filter(incident::equals).isPresent())
                .toList();
    }

    /** The incident that an alert is of: the latest that had begun in its queue, or its channel. */
    Optional<Incident> cause(Told alert) {
        return centre.incidents().stream()
                .filter(incident -> !incident.from().isAfter(alert.at()))
                .filter(incident -> concerns(incident, alert))
                .max(Comparator.comparing(Incident::from));
    }

    /** How long after the beginning of its incident somebody was told; none where it is of none. */
    Optional<Duration> delay(Told alert) {
        return cause(alert).map(incident -> Duration.between(incident.from(), alert.at()));
    }

    private boolean concerns(Incident incident, Told alert) {
        return centre.queues().stream()
                .anyMatch(queue -> incident.concerns(queue.name()) && alert.isAbout(queue));
    }

    private List<Told> by(AlertSeverity severity) {
        return told.stream().filter(alert -> alert.first().getSeverity() == severity).toList();
    }
}
