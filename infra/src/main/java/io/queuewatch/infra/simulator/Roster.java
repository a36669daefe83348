package io.queuewatch.infra.simulator;

import io.queuewatch.infra.simulator.Shift.Away;
import io.queuewatch.infra.simulator.Shift.Span;
import io.queuewatch.infra.simulator.model.Distribution;
import io.queuewatch.infra.simulator.model.QueueModel;
import io.queuewatch.schemas.AwayReason;
import io.queuewatch.schemas.ScheduleEvent;
import io.queuewatch.schemas.ScheduledState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Who of a crew works when: planned a day at a time, published at its midnight, and then lived. */
final class Roster {
    private static final long REST = Duration.ofHours(11).toMillis();
    private static final Duration PUBLISHED_OFF = Duration.ofHours(8);
    private static final Distribution LATE = new Distribution.Exponential(Duration.ofSeconds(40));

    private record Rested(long from, long order, Agent agent) {}

    private final Centre centre;
    private final Crew crew;
    private final ShiftPlan plan;
    private final PriorityQueue<Rested> rested =
            new PriorityQueue<>(
                    Comparator.comparingLong(Rested::from).thenComparingLong(Rested::order));
    private long shifts;

    Roster(Centre centre, Crew crew, QueueModel model) {
        this.centre = centre;
        this.crew = crew;
        plan = new ShiftPlan(model, centre.model().zone());
    }

    /** Yesterday is planned too, for its late shifts are at work now. */
    void begin() {
        LocalDate today = centre.localTime().toLocalDate();
        publish(today.minusDays(1));
        day(today);
    }

    private void day(LocalDate day) {
        publish(day);
        LocalDate next = day.plusDays(1);
        centre.at(midnight(next), () -> day(next));
    }

    private void publish(LocalDate day) {
        for (Shift shift : plan.shifts(midnight(day), midnight(day.plusDays(1)))) {
            Agent agent = rostered(shift);
            if (shift.to() > centre.now()) {
                publish(agent, shift);
                live(agent, shift);
            }
        }
    }

    private Agent rostered(Shift shift) {
        Agent agent =
                !rested.isEmpty() && rested.element().from <= shift.from()
                        ? rested.remove().agent
                        : crew.hire();
        rested.add(new Rested(shift.to() + REST, shifts++, agent));
        return agent;
    }

    private void publish(Agent agent, Shift shift) {
        for (Span span : shift.spansSince(centre.now())) {
            publish(agent, span, true);
        }
        long off = shift.to() + PUBLISHED_OFF.toMillis();
        publish(agent, new Span(shift.to(), off, ScheduledState.OFF), false);
    }

    private void publish(Agent agent, Span span, boolean paid) {
        ScheduleEvent event = centre.journal().schedule(agent);
        event.setFrom(Instant.ofEpochMilli(span.from()));
        event.setTo(Instant.ofEpochMilli(span.to()));
        event.setState(span.state());
        event.setPaid(paid);
    }

    private void live(Agent agent, Shift shift) {
        boolean already = shift.from() <= centre.now();
        centre.at(shift.from() + (already ? 0 : late()), () -> agent.onDuty(true));
        for (Away pause : shift.away()) {
            if (pause.to() > centre.now()) {
                AwayReason reason = pause.reason();
                centre.at(pause.from(), () -> agent.away(reason));
                centre.at(pause.to() + late(), () -> agent.away(null));
            }
        }
        centre.at(shift.to(), () -> agent.onDuty(false));
    }

    private long late() {
        return centre.sample(LATE);
    }

    private long midnight(LocalDate day) {
        return day.atStartOfDay(centre.model().zone()).toInstant().toEpochMilli();
    }
}
