package io.queuewatch.infra.simulator;

import io.queuewatch.infra.simulator.model.Incident;
import io.queuewatch.infra.simulator.model.Incident.Kind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What goes wrong at the moment. */
final class Incidents {
    private final Agenda agenda;
    private final List<Incident> incidents;

    Incidents(Agenda agenda, List<Incident> incidents) {
        this.agenda = agenda;
        this.incidents = incidents;
    }

    /** By how much more customers come to a queue than usual. */
    double arrivals(String queue) {
        return factor(Kind.OUTAGE, queue);
    }

    /** The most that {@link #arrivals} ever is. */
    double mostArrivals(String queue) {
        return incidents.stream()
                .filter(incident -> incident.kind() == Kind.OUTAGE && incident.name().equals(queue))
                .mapToDouble(incident -> Math.max(1, incident.factor()))
                .reduce(1, (a, b) -> a * b);
    }

    /** By how much longer conversations of a queue take than usual. */
    double handling(String queue) {
        return factor(Kind.RELEASE, queue);
    }

    /** Whether a team of a queue is out, or all of them. */
    boolean areOut(String queue, String team) {
        return Stream.of(queue, team)
                .flatMap(name -> present(Kind.ABSENCE, name))
                .findAny()
                .isPresent();
    }

    private double factor(Kind kind, String name) {
        if (incidents.isEmpty()) {
            return 1;
        }
        return present(kind, name).mapToDouble(Incident::factor).reduce(1, (a, b) -> a * b);
    }

    private Stream<Incident> present(Kind kind, String name) {
        Instant now = Instant.ofEpochMilli(agenda.now());
        return incidents.stream()
                .filter(incident -> incident.kind() == kind && incident.name().equals(name))
                .filter(incident -> incident.at(now));
    }
}
