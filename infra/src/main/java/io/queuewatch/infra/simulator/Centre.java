package io.queuewatch.infra.simulator;

import io.queuewatch.schemas.LeaveReason;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/** The centre as a whole: time, chance, the journal, and the lines that calls move between. */
final class Centre {
    private final CentreModel model;
    private final RandomGenerator random;
    private final Agenda agenda;
    private final Journal journal;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private long visits;

    Centre(CentreModel model, RandomGenerator random, Agenda agenda) {
        this.model = model;
        this.random = random;
        this.agenda = agenda;
        journal = new Journal(agenda);
        for (QueueModel queue : model.queues()) {
            lines.put(queue.name(), new Line(this, queue));
        }
    }

    Journal journal() {
        return journal;
    }

    Line line(String queue) {
        return lines.get(queue);
    }

    /** Those of the queues that this centre has. */
    List<Line> lines(List<String> queues) {
        return queues.stream().map(lines::get).filter(Objects::nonNull).toList();
    }

    boolean leadsSomewhere(Exit exit) {
        return exit.reason() != LeaveReason.OVERFLOW || lines.containsKey(exit.toQueue());
    }

    Visit visit(Contact contact) {
        return new Visit(contact, visits++);
    }

    Agenda.Task after(long millis, Runnable action) {
        return agenda.after(millis, action);
    }

    ZonedDateTime localTime() {
        return Instant.ofEpochMilli(agenda.now()).atZone(model.zone());
    }

    long sample(Distribution distribution) {
        return distribution.sample(random);
    }

    boolean happens(double chance) {
        return random.nextDouble() < chance;
    }

    double uniform() {
        return random.nextDouble();
    }
}
