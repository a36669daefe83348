package io.queuewatch.pipeline.agent;

import io.queuewatch.pipeline.contact.ContactPart;
import io.queuewatch.schemas.AgentState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What follows from all that is remembered of an agent: two readings tell what has changed.
 *
 * @param past what is settled
 * @param spans what is not: without a gap, until now
 * @param standing how the agent stands after its last event
 * @param state the state now
 * @param schedule what is scheduled
 * @param parts the chats
 */
record AgentReading(
        List<Span> past,
        List<Span> spans,
        Standing standing,
        AgentState state,
        List<ScheduledTime> schedule,
        List<ContactPart> parts) {

    private static final long MINUTE_MS = 60_000;

    static AgentReading of(AgentMemory memory, AgentLimits limits) {
        Standing standing = memory.before;
        for (AgentChange change : memory.changes) {
            standing = standing.after(change, limits.silenceMs());
        }
        return new AgentReading(
                memory.past,
                Span.read(memory.before, memory.changes, memory.now, limits.silenceMs()),
                standing,
                standing.stateUntil(Math.max(memory.now, standing.at), limits.silenceMs()),
                new ArrayList<>(memory.schedule),
                new ArrayList<>(memory.parts));
    }

    /** Now, or when the last event happened where that is later, in milliseconds. */
    long until() {
        return spans.get(spans.size() - 1).to;
    }

    /**
     * When the agent signed in, and out (-1), in milliseconds; to be changed by who asks. The last
     * event counts though time has not come to it: nothing more may be heard of who has gone.
     */
    Map<Long, Integer> signIns() {
        return turns(state -> state != AgentState.SIGNED_OUT);
    }

    /** When the agent was heard of no more, and again (-1), likewise. */
    Map<Long, Integer> losses() {
        return turns(state -> state == AgentState.UNKNOWN);
    }

    private Map<Long, Integer> turns(Predicate<AgentState> of) {
        Map<Long, Integer> turns = new TreeMap<>();
        boolean in = false;
        for (Span span : past) {
            in = turn(turns, span.from, in, of.test(span.state));
        }
        for (Span span : spans) {
            in = turn(turns, span.from, in, of.test(span.state));
        }
        turn(turns, standing.at, in, of.test(state));
        return turns;
    }

    private static boolean turn(Map<Long, Integer> turns, long at, boolean in, boolean is) {
        if (is != in) {
            turns.merge(at, is ? 1 : -1, AgentReading::sumOrNone);
        }
        return is;
    }

    /** The sum, or null where it is nothing: for maps that hold none of those. */
    static Integer sumOrNone(int one, int other) {
        return one + other == 0 ? null : Integer.valueOf(one + other);
    }

    /** From when on the two differ, in milliseconds; {@code Long.MAX_VALUE} where nowhere. */
    long difference(AgentReading other) {
        long from = Span.difference(spans, other.spans);
        if (!schedule.equals(other.schedule)) {
            for (ScheduledTime scheduled : onlyInOne(schedule, other.schedule)) {
                from = Math.min(from, scheduled.from);
            }
        }
        if (!parts.equals(other.parts)) {
            for (ContactPart part : onlyInOne(parts, other.parts)) {
                from = Math.min(from, part.open);
            }
        }
        return from;
    }

    private static <T> List<T> onlyInOne(List<T> one, List<T> other) {
        List<T> both = new ArrayList<>(one);
        both.removeAll(other);
        List<T> rest = new ArrayList<>(other);
        rest.removeAll(one);
        both.addAll(rest);
        return both;
    }

    /** The agent's clock time from a moment on. */
    AgentTimes times(long from) {
        List<Span> all = new ArrayList<>(past);
        all.addAll(spans);
        AgentTimes times = new AgentTimes(all);
        times.addStates(from);
        times.addSchedule(Schedule.pieces(schedule, from, until()));
        times.addChats(Chats.stretches(parts, from, until()));
        return times;
    }

    /**
     * The next moment after now at which something is to be done though nothing more is heard: each
     * minute while time goes on being counted, and when heartbeats are missed; else when a schedule
     * begins and when chats or the agent can be forgotten. In milliseconds; {@code Long.MAX_VALUE}
     * where there is none.
     */
    long next(AgentLimits limits) {
        long now = until();
        long next = Long.MAX_VALUE;
        if (counts(now)) {
            next = Math.floorDiv(now, MINUTE_MS) * MINUTE_MS + MINUTE_MS;
            long missed = standing.at + Standing.MISSED_MS + 1;
            if (standing.heartbeats && missed > now) {
                next = Math.min(next, missed);
            }
        }
        long last = standing.at;
        for (ScheduledTime scheduled : schedule) {
            next = scheduled.from > now ? Math.min(next, scheduled.from) : next;
            last = Math.max(last, scheduled.to);
        }
        for (ContactPart part : parts) {
            long settled = Math.max(part.open, part.close) + limits.horizonMs();
            next = settled > now ? Math.min(next, settled) : next;
            last = Math.max(last, Math.max(part.open, part.close));
        }
        long forgotten = AgentTimes.quarter(last + limits.keepMs()) + AgentTimes.QUARTER_MS;
        return last != Long.MIN_VALUE && forgotten > now ? Math.min(next, forgotten) : next;
    }

    private boolean counts(long now) {
        return state != AgentState.SIGNED_OUT
                || parts.stream().anyMatch(ContactPart::goesOn)
                || schedule.stream().anyMatch(s -> s.from <= now && s.to > now);
    }

    /** Whether the agent signed out so long ago that nobody will ask for how it stood. */
    boolean silent(long now, AgentLimits limits) {
        return state == AgentState.SIGNED_OUT
                && (standing.at == Long.MIN_VALUE || standing.at <= now - limits.keepMs());
    }
}
