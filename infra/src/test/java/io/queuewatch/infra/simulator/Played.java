package io.queuewatch.infra.simulator;

import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.infra.simulator.model.Incident;
import io.queuewatch.infra.simulator.model.StandardCentre;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;

/** A span of simulated time, as its events. */
record Played(List<SpecificRecordBase> events) {
    /** A Monday. */
    static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    static final CentreModel STANDARD = StandardCentre.in(ZoneOffset.UTC);

    static final Duration LENGTH = Duration.ofHours(36);

    /** A Monday of the standard centre, and the Tuesday until noon. */
    static final Played DAYS = of(STANDARD, 7, LENGTH);

    static Played of(CentreModel model, long seed, Duration length) {
        List<SpecificRecordBase> events = new ArrayList<>();
        new SpanPlayer(new Simulator(model, seed, START), START, START.plus(length))
                .play(events::add, mark -> {}, progress -> {});
        return new Played(events);
    }

    /** One day with one incident. */
    static Played with(String incident) {
        return of(
                STANDARD.with(List.of(Incident.parse(incident, ZoneOffset.UTC))),
                7,
                Duration.ofDays(1));
    }

    <T extends SpecificRecordBase> Stream<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }

    /** What happened to each contact, or each agent, in order. */
    <T extends SpecificRecordBase> Map<String, List<T>> by(String key, Class<T> type) {
        Map<String, List<T>> lives = new LinkedHashMap<>();
        all(type)
                .forEach(
                        event ->
                                lives.computeIfAbsent(
                                                (String) event.get(key), id -> new ArrayList<>())
                                        .add(event));
        return lives;
    }

    static Instant time(SpecificRecordBase event) {
        return (Instant) event.get("eventTime");
    }
}
