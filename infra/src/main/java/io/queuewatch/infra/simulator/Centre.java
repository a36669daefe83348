package io.queuewatch.infra.simulator;

import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.infra.simulator.model.Distribution;
import io.queuewatch.infra.simulator.model.Exit;
import io.queuewatch.infra.simulator.model.Incident;
import io.queuewatch.infra.simulator.model.QueueModel;
import io.queuewatch.schemas.LeaveReason;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The centre as a whole: time, chance, the journal, and the lines that contacts move between. */
final class Centre {
    private final CentreModel model;
    private final RandomGenerator random;
    private final Agenda agenda;
    private final Journal journal;
    private final Incidents incidents;
    private final Door door;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private long visits;

    Centre(CentreModel model, long seed, RandomGenerator random, Agenda agenda) {
        this.model = model;
        this.random = random;
        this.agenda = agenda;
        journal = new Journal(agenda);
        incidents = new Incidents(agenda, model.incidents());
        door = new Door(this, new Customers(model.customers(), model.segments(), seed));
        for (QueueModel queue : model.queues()) {
            lines.put(queue.name(), new Line(this, queue));
        }
    }

    /** Agents come to work, customers come, and whatever is to go wrong will. */
    void open() {
        for (Line line : lines.values()) {
            List<Line> served =
                    Stream.concat(Stream.of(line), lines(line.model().alsoServed()).stream())
                            .toList();
            line.crew().begin(served);
            served.stream().skip(1).forEach(other -> other.helpedBy(line.crew()));
        }
        model.incidents().stream()
                .filter(incident -> incident.kind() == Incident.Kind.ABSENCE)
                .forEach(this::expect);
        lines.values().forEach(line -> new Arrivals(this, line).awaitNext());
    }

    private void expect(Incident absence) {
        if (absence.to().toEpochMilli() > now()) {
            at(absence.from().toEpochMilli(), this::lookWhoIsOut);
            at(absence.to().toEpochMilli(), this::lookWhoIsOut);
        }
    }

    private void lookWhoIsOut() {
        lines.values().forEach(line -> line.crew().lookWhoIsOut());
    }

    CentreModel model() {
        return model;
    }

    Journal journal() {
        return journal;
    }

    Incidents incidents() {
        return incidents;
    }

    Door door() {
        return door;
    }

    Line line(String queue) {
        return lines.get(queue);
    }

    /** Those of the queues that this centre has. */
    List<Line> lines(List<String> queues) {
        return queues.stream().map(lines::get).filter(Objects::nonNull).toList();
    }

    /** All whose customers have such wishes. */
    List<Line> linesAbout(String topic) {
        return lines.values().stream()
                .filter(line -> line.model().topics().contains(topic))
                .toList();
    }

    boolean leadsSomewhere(Exit exit) {
        return exit.reason() != LeaveReason.OVERFLOW || lines.containsKey(exit.toQueue());
    }

    Visit visit(Contact contact) {
        return new Visit(contact, visits++, now());
    }

    long now() {
        return agenda.now();
    }

    Agenda.Task after(long millis, Runnable action) {
        return agenda.after(millis, action);
    }

    /** At a moment, or now where that is over. */
    Agenda.Task at(long moment, Runnable action) {
        return agenda.after(Math.max(0, moment - now()), action);
    }

    ZonedDateTime localTime() {
        return Instant.ofEpochMilli(now()).atZone(model.zone());
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

    double gaussian() {
        return random.nextGaussian();
    }

    <T> T anyOf(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }

    RandomGenerator random() {
        return random;
    }
}
