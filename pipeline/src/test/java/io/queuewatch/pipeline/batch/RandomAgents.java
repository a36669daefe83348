package io.queuewatch.pipeline.batch;

import io.queuewatch.pipeline.batch.BatchAgents.Chat;
import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.AgentEventType;
import io.queuewatch.schemas.AgentState;
import io.queuewatch.schemas.AwayReason;
import io.queuewatch.schemas.ScheduleEvent;
import io.queuewatch.schemas.ScheduledState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random days of agents with everything that sources do to them: heartbeats that stop, sign-outs
 * that are missing, revisions, schedules one upon another, parallel chats. The same seed gives the
 * same.
 */
public final class RandomAgents {

    private static final List<AgentEventType> STATES =
            List.of(
                    AgentEventType.AVAILABLE,
                    AgentEventType.ON_CONTACT,
                    AgentEventType.ON_CONTACT,
                    AgentEventType.WRAP_UP,
                    AgentEventType.AWAY,
                    AgentEventType.SIGNED_IN);

    private final Random random;
    private int ids;

    /** Events of agents, schedules and chats. */
    public record Days(List<AgentEvent> events, List<ScheduleEvent> schedule, List<Chat> chats) {}

    public RandomAgents(long seed) {
        random = new Random(seed);
    }

    /** The days of some agents that begin within a few hours of a moment. */
    public Days days(int agents, Instant from) {
        Days days = new Days(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < agents; i++) {
            String agent = "agent-" + i;
            Instant begin = from.plusMillis(random.nextInt(4 * 3_600_000));
            boolean heard = random.nextInt(8) > 0;
            if (heard) {
                day(agent, begin, days.events);
            }
            schedule(agent, from, days.schedule);
            chats(agent, begin, days.chats);
        }
        return days;
    }

    /** All agents help, and some do something else, too. */
    private List<String> queues() {
        return random.nextBoolean() ? List.of("help") : List.of("help", "sales");
    }

    private void day(String agent, Instant begin, List<AgentEvent> events) {
        boolean beating = random.nextInt(3) > 0;
        Instant time = begin;
        AgentEvent.Builder signedIn = event(agent, AgentEventType.SIGNED_IN, time);
        if (random.nextInt(4) > 0) {
            signedIn.setTeam("team-" + random.nextInt(3));
        }
        signedIn.setSlots(random.nextInt(3) == 0 ? null : random.nextInt(4));
        signedIn.setQueues(queues());
        add(signedIn, events);
        int changes = 5 + random.nextInt(25);
        for (int i = 0; i < changes; i++) {
            Instant next = time.plusMillis(random.nextInt(1_500_000));
            if (random.nextInt(12) == 0) {
                next = time;
            }
            AgentEventType type = STATES.get(random.nextInt(STATES.size()));
            AgentEvent.Builder change = event(agent, type, next);
            if (type == AgentEventType.AWAY && random.nextInt(4) > 0) {
                change.setReason(AwayReason.values()[random.nextInt(5)]);
            }
            if (random.nextInt(15) == 0) {
                change.setTeam("team-" + random.nextInt(3));
            }
            if (random.nextInt(20) == 0) {
                change.setSlots(random.nextInt(5));
            }
            if (random.nextInt(10) == 0) {
                change.setQueues(queues());
            }
            if (beating) {
                heartbeats(agent, events, time, next);
            }
            add(change, events);
            time = next;
            if (random.nextInt(15) == 0) {
                time = time.plusMillis(random.nextInt(600_000));
                add(event(agent, AgentEventType.SIGNED_OUT, time), events);
                time = time.plusMillis(random.nextInt(7_200_000));
            }
        }
        if (random.nextInt(3) > 0) {
            add(event(agent, AgentEventType.SIGNED_OUT, time.plusSeconds(30)), events);
        }
    }

    /** Sometimes a few are missing, sometimes many, and sometimes they say what nobody else did. */
    private void heartbeats(String agent, List<AgentEvent> events, Instant from, Instant to) {
        boolean silent = random.nextInt(8) == 0;
        for (Instant time = from.plusSeconds(60); time.isBefore(to); time = time.plusSeconds(60)) {
            if (silent ? random.nextInt(10) == 0 : random.nextInt(6) > 0) {
                AgentEvent.Builder beat = event(agent, AgentEventType.HEARTBEAT, time);
                if (random.nextInt(10) == 0) {
                    beat.setState(AgentState.values()[random.nextInt(AgentState.values().length)]);
                }
                add(beat, events);
            }
        }
    }

    private AgentEvent.Builder event(String agent, AgentEventType type, Instant time) {
        return AgentEvent.newBuilder()
                .setEventId(agent + "-" + ids++)
                .setAgentId(agent)
                .setEventTime(time)
                .setType(type)
                .setSequence(random.nextInt(2));
    }

    /** Some events are corrected later. */
    private void add(AgentEvent.Builder event, List<AgentEvent> events) {
        events.add(event.build());
        if (random.nextInt(12) == 0) {
            AgentEvent.Builder corrected = AgentEvent.newBuilder(event.build()).setRevision(1);
            if (random.nextBoolean()) {
                corrected.setType(STATES.get(random.nextInt(STATES.size())));
            } else {
                corrected.setEventTime(event.getEventTime().plusMillis(random.nextInt(120_000)));
            }
            events.add(corrected.build());
        }
    }

    private void schedule(String agent, Instant from, List<ScheduleEvent> schedule) {
        if (random.nextInt(4) == 0) {
            return;
        }
        Instant shift = from.plusSeconds(900L * random.nextInt(16));
        span(agent, shift, Duration.ofHours(8), ScheduledState.CONTACT, schedule);
        for (int i = random.nextInt(4); i > 0; i--) {
            span(
                    agent,
                    shift.plusSeconds(random.nextInt(28_800)),
                    Duration.ofSeconds(random.nextInt(3_600)),
                    random.nextInt(4) > 0 ? ScheduledState.AWAY : ScheduledState.CONTACT,
                    schedule);
        }
        if (random.nextBoolean()) {
            span(
                    agent,
                    shift.minus(Duration.ofHours(2)),
                    Duration.ofHours(2),
                    ScheduledState.OFF,
                    schedule);
        }
    }

    private void span(
            String agent,
            Instant from,
            Duration length,
            ScheduledState state,
            List<ScheduleEvent> schedule) {
        ScheduleEvent scheduled =
                ScheduleEvent.newBuilder()
                        .setEventId(agent + "-schedule-" + ids++)
                        .setAgentId(agent)
                        .setEventTime(from)
                        .setFrom(from)
                        .setTo(from.plus(length))
                        .setState(state)
                        .setPaid(state != ScheduledState.OFF && random.nextInt(4) > 0)
                        .build();
        schedule.add(scheduled);
        if (random.nextInt(6) == 0) {
            schedule.add(
                    ScheduleEvent.newBuilder(scheduled)
                            .setRevision(1)
                            .setTo(random.nextBoolean() ? from : from.plus(length.dividedBy(2)))
                            .build());
        }
    }

    private void chats(String agent, Instant from, List<Chat> chats) {
        Instant open = from;
        for (int i = random.nextInt(20); i > 0; i--) {
            open = open.plusMillis(random.nextInt(1_200_000));
            chats.add(
                    new Chat(
                            agent,
                            "chat-" + ids++,
                            random.nextBoolean() ? "team-1" : "unknown",
                            open.minusMillis(random.nextInt(60_000)),
                            open,
                            open.plusMillis(random.nextInt(1_500_000))));
        }
    }
}
