package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.AgentState;
import io.queuewatch.schemas.AgentTime;
import io.queuewatch.schemas.AwayReason;
import io.queuewatch.schemas.ScheduleEvent;
import io.queuewatch.schemas.ScheduledState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The time of agents, calculated from everything at once: the day is cut wherever anything begins
 * or ends, and each bit of it is looked up from scratch. What the pipeline has to agree with;
 * shares nothing with it but the schemas.
 */
public final class BatchAgents {

    private static final List<Interval> INTERVALS =
            List.of(Interval.QUARTER, Interval.HOUR, Interval.DAY);
    private final ZoneId zone;
    private final Duration silence;
    private final Instant now;
    private final Map<String, Row> rows = new TreeMap<>();

    /**
     * An agent's part of a chat.
     *
     * @param begin when the customer's visit began
     * @param close null while it goes on
     */
    public record Chat(
            String agent, String contact, String team, Instant begin, Instant open, Instant close) {

        boolean goesOnAt(Instant moment, Instant now) {
            return !open.isAfter(moment) && (close == null ? now : close).isAfter(moment);
        }
    }

    private record Row(
            Interval interval, String team, Instant start, Set<String> agents, Sums sums) {}

    /** What is known of an agent from one event to the next. */
    private record Period(
            Instant from,
            Instant to,
            AgentState state,
            AwayReason reason,
            String team,
            int slots) {}

    private BatchAgents(ZoneId zone, Duration silence, Instant now) {
        this.zone = zone;
        this.silence = silence;
        this.now = now;
    }

    /**
     * Calculates all rows that have anything, by interval, team and start; {@code as_of} is the
     * epoch.
     *
     * @param zone of hours and days
     * @param silence after this long without any event an agent has signed out
     * @param now event time reached
     */
    public static Map<String, AgentTime> rows(
            Collection<AgentEvent> events,
            Collection<ScheduleEvent> schedule,
            Collection<Chat> chats,
            ZoneId zone,
            Duration silence,
            Instant now) {
        BatchAgents batch = new BatchAgents(zone, silence, now);
        Set<String> agents = new TreeSet<>();
        events.forEach(event -> agents.add(event.getAgentId()));
        schedule.forEach(event -> agents.add(event.getAgentId()));
        chats.forEach(chat -> agents.add(chat.agent()));
        for (String agent : agents) {
            batch.count(
                    agent,
                    newest(
                            events.stream().filter(e -> e.getAgentId().equals(agent)).toList(),
                            AgentEvent::getEventId,
                            AgentEvent::getRevision),
                    newest(
                            schedule.stream().filter(e -> e.getAgentId().equals(agent)).toList(),
                            ScheduleEvent::getEventId,
                            ScheduleEvent::getRevision),
                    chats.stream().filter(chat -> chat.agent().equals(agent)).toList());
        }
        Map<String, AgentTime> result = new LinkedHashMap<>();
        batch.rows.forEach((key, row) -> result.put(key, time(row)));
        return result;
    }

    /** The effort of each chat that has ended, in milliseconds, by contact. */
    public static Map<String, Long> efforts(Collection<Chat> chats) {
        Map<String, Long> efforts = new HashMap<>();
        for (Chat own : chats) {
            List<Chat> rivals =
                    chats.stream()
                            .filter(chat -> chat.agent().equals(own.agent()))
                            .sorted(Comparator.comparing(Chat::open).thenComparing(Chat::contact))
                            .toList();
            TreeSet<Instant> cuts = new TreeSet<>();
            for (Chat rival : rivals) {
                cuts.add(rival.open());
                cuts.add(rival.close() == null ? Instant.MAX : rival.close());
            }
            if (own.close() != null) {
                long effort = 0;
                for (Instant cut = own.open(); cut.isBefore(own.close()); cut = cuts.higher(cut)) {
                    Instant at = cut;
                    List<Chat> parallel =
                            rivals.stream().filter(r -> r.goesOnAt(at, Instant.MAX)).toList();
                    long millis = Duration.between(cut, cuts.higher(cut)).toMillis();
                    effort += millis / parallel.size();
                    effort += parallel.indexOf(own) < millis % parallel.size() ? 1 : 0;
                }
                efforts.merge(own.contact(), effort, Long::sum);
            }
        }
        return efforts;
    }

    /** Of several revisions of an event the highest. */
    static <T> List<T> newest(
            List<T> events, Function<T, String> id, Function<T, Integer> revision) {
        Map<String, T> newest = new LinkedHashMap<>();
        for (T event : events) {
            newest.merge(
                    id.apply(event),
                    event,
                    (one, other) -> revision.apply(other) > revision.apply(one) ? other : one);
        }
        return new ArrayList<>(newest.values());
    }

    private void count(
            String agent, List<AgentEvent> events, List<ScheduleEvent> schedule, List<Chat> chats) {
        List<Period> periods = periods(events);
        Instant until = now;
        for (AgentEvent event : events) {
            until = event.getEventTime().isAfter(until) ? event.getEventTime() : until;
        }
        TreeSet<Instant> cuts = new TreeSet<>();
        for (Period period : periods) {
            cuts.add(period.from());
            cuts.add(period.to());
        }
        for (ScheduleEvent scheduled : schedule) {
            cuts.add(min(scheduled.getFrom(), until));
            cuts.add(min(scheduled.getTo(), until));
        }
        for (Chat chat : chats) {
            cuts.add(min(chat.open(), chat.close() == null ? until : chat.close()));
            cuts.add(chat.close() == null ? until : chat.close());
        }
        if (cuts.isEmpty()) {
            return;
        }
        Instant quarter = Interval.QUARTER.start(cuts.first(), zone);
        while (quarter.isBefore(cuts.last())) {
            quarter = Interval.QUARTER.end(quarter, zone);
            cuts.add(quarter);
        }
        for (Instant from : cuts) {
            Instant to = cuts.higher(from);
            if (to != null) {
                bit(
                        agent,
                        from,
                        Duration.between(from, to).toMillis(),
                        periods,
                        schedule,
                        chats,
                        until);
            }
        }
    }

    private void bit(
            String agent,
            Instant at,
            long millis,
            List<Period> periods,
            List<ScheduleEvent> schedule,
            List<Chat> chats,
            Instant until) {
        Period period =
                periods.stream()
                        .filter(p -> !p.from().isAfter(at))
                        .reduce((earlier, later) -> later)
                        .orElse(
                                new Period(
                                        Instant.MIN,
                                        Instant.MIN,
                                        AgentState.SIGNED_OUT,
                                        null,
                                        "unknown",
                                        0));
        AgentState state = period.to().isAfter(at) ? period.state() : AgentState.SIGNED_OUT;
        Map<String, Long> amounts = new HashMap<>();
        if (state == AgentState.UNKNOWN) {
            amounts.put("unknown_ms", millis);
        } else if (state != AgentState.SIGNED_OUT) {
            amounts.put("signed_in_ms", millis);
            amounts.put("chat_slot_ms", millis * period.slots());
            switch (state) {
                case AVAILABLE -> amounts.put("available_ms", millis);
                case ON_CONTACT -> amounts.put("on_contact_ms", millis);
                case WRAP_UP -> amounts.put("wrap_ms", millis);
                case AWAY -> {
                    amounts.put("away_ms", millis);
                    amounts.put("away_" + period.reason().name().toLowerCase() + "_ms", millis);
                }
                default -> {}
            }
        }
        if (at.isBefore(until)) {
            schedule.stream()
                    .filter(s -> !s.getFrom().isAfter(at) && s.getTo().isAfter(at))
                    .max(
                            Comparator.comparing(ScheduleEvent::getFrom)
                                    .thenComparing(ScheduleEvent::getTo, Comparator.reverseOrder())
                                    .thenComparing(
                                            ScheduleEvent::getEventId, Comparator.reverseOrder()))
                    .ifPresent(scheduled -> scheduled(scheduled, state, millis, amounts));
        }
        List<Chat> parallel = chats.stream().filter(c -> c.goesOnAt(at, until)).toList();
        String team = period.team();
        if (!parallel.isEmpty()) {
            amounts.put("chat_ms", millis * parallel.size());
            amounts.put("chat_busy_ms", millis);
            if (team.equals("unknown")) {
                Chat first =
                        parallel.stream()
                                .min(Comparator.comparing(Chat::open).thenComparing(Chat::contact))
                                .orElseThrow();
                Map<String, Long> ofChats =
                        Map.of(
                                "chat_ms", amounts.remove("chat_ms"),
                                "chat_busy_ms", amounts.remove("chat_busy_ms"));
                add(agent, first.team(), at, ofChats, false);
            }
        }
        add(agent, team, at, amounts, amounts.containsKey("signed_in_ms"));
    }

    private static void scheduled(
            ScheduleEvent scheduled, AgentState state, long millis, Map<String, Long> amounts) {
        ScheduledState lived =
                switch (state) {
                    case AVAILABLE, ON_CONTACT, WRAP_UP -> ScheduledState.CONTACT;
                    case AWAY -> ScheduledState.AWAY;
                    case SIGNED_OUT -> ScheduledState.OFF;
                    default -> null;
                };
        amounts.put("scheduled_ms", millis);
        amounts.put("adherent_ms", lived == scheduled.getState() ? millis : 0);
        if (scheduled.getPaid()) {
            amounts.put("paid_ms", millis);
            boolean shrunk = lived != ScheduledState.CONTACT && state != AgentState.UNKNOWN;
            amounts.put("shrunk_ms", shrunk ? millis : 0);
        }
    }

    private void add(
            String agent, String team, Instant at, Map<String, Long> amounts, boolean signedIn) {
        if (amounts.isEmpty()) {
            return;
        }
        for (Interval interval : INTERVALS) {
            for (String ofTeam : List.of(team, "*")) {
                Instant start = interval.start(at, zone);
                Row row =
                        rows.computeIfAbsent(
                                interval.label() + " " + ofTeam + " " + start,
                                k -> new Row(interval, ofTeam, start, new HashSet<>(), new Sums()));
                row.sums().add(amounts);
                if (signedIn) {
                    row.agents().add(agent);
                }
            }
        }
    }

    private List<Period> periods(List<AgentEvent> unordered) {
        ToldDay day = new ToldDay(unordered, silence);
        List<Period> periods = new ArrayList<>();
        for (int i = 0; i < day.events().size(); i++) {
            Instant from = day.events().get(i).getEventTime();
            Instant to =
                    i + 1 < day.events().size()
                            ? day.events().get(i + 1).getEventTime()
                            : later(now, from);
            AgentState state = day.state(i, to);
            if (to.isAfter(from)) {
                periods.add(
                        new Period(
                                from,
                                to,
                                state,
                                state == AgentState.AWAY ? day.reason(i) : null,
                                day.latest(i, AgentEvent::getTeam, "unknown"),
                                day.latest(i, AgentEvent::getSlots, 0)));
            }
        }
        return periods;
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static AgentTime time(Row row) {
        Sums sums = row.sums();
        AgentTime time = new AgentTime();
        time.setInterval(row.interval().label());
        time.setTeam(row.team());
        time.setStart(row.start());
        time.setAsOf(Instant.EPOCH);
        time.setAgents((long) row.agents().size());
        AgentTime.getClassSchema().getFields().stream()
                .filter(field -> field.name().endsWith("_ms"))
                .forEach(field -> time.put(field.pos(), sums.get(field.name())));
        long busy = sums.get("on_contact_ms") + sums.get("wrap_ms");
        time.setOccupancy(Sums.ratio(busy, busy + sums.get("available_ms")));
        time.setSlotUse(Sums.ratio(sums.get("chat_ms"), sums.get("chat_slot_ms")));
        time.setConcurrency(Sums.ratio(sums.get("chat_ms"), sums.get("chat_busy_ms")));
        time.setAdherence(Sums.ratio(sums.get("adherent_ms"), sums.get("scheduled_ms")));
        time.setShrinkage(Sums.ratio(sums.get("shrunk_ms"), sums.get("paid_ms")));
        time.setAwayRate(Sums.ratio(sums.get("away_ms"), sums.get("signed_in_ms")));
        return time;
    }
}
