package io.queuewatch.pipeline.agent;

import io.queuewatch.schemas.AgentState;
import io.queuewatch.schemas.AwayReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A while in which an agent's state was one. A POJO for Flink; nobody changes it once it is built.
 */
public class Span {

    /** Beginning, in milliseconds. */
    public long from;

    /** End, exclusive, in milliseconds. */
    public long to;

    /** The state; UNKNOWN where nothing can be said. */
    public AgentState state;

    /** AWAY: why. */
    public AwayReason reason;

    /** The team, or {@code unknown}. */
    public String team;

    /** Chats that the agent could have at once. */
    public int slots;

    static Span of(Standing standing, long to, long silenceMs) {
        Span span = new Span();
        span.from = standing.at;
        span.to = to;
        span.state = standing.stateUntil(to, silenceMs);
        span.reason = span.state == AgentState.AWAY ? standing.reason : null;
        span.team = standing.team;
        span.slots = standing.slots;
        return span;
    }

    /**
     * The spans that follow from events, without a gap: from how the agent stood before them until
     * the last of them, or until now where that is later.
     *
     * @param before how the agent stood before them
     * @param changes in {@link AgentChange#ORDER}
     * @param now event time reached, in milliseconds
     * @param silenceMs after this long without any event the agent has signed out unheard
     */
    static List<Span> read(Standing before, List<AgentChange> changes, long now, long silenceMs) {
        List<Span> spans = new ArrayList<>();
        Standing standing = before;
        for (AgentChange change : changes) {
            append(spans, of(standing, change.time, silenceMs));
            standing = standing.after(change, silenceMs);
        }
        append(spans, of(standing, Math.max(now, standing.at), silenceMs));
        return spans;
    }

    /** Adds a span to those before it, as part of the last where that says the same. */
    static void append(List<Span> spans, Span span) {
        if (span.from == span.to) {
            return;
        }
        Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && last.to == span.from && last.saysTheSame(span)) {
            spans.remove(spans.size() - 1);
            span.from = last.from;
        }
        spans.add(span);
    }

    /** From when on two readings differ, in milliseconds; {@code Long.MAX_VALUE} where nowhere. */
    static long difference(List<Span> one, List<Span> other) {
        for (int i = 0; i < one.size() && i < other.size(); i++) {
            Span a = one.get(i);
            Span b = other.get(i);
            if (a.from != b.from || !a.saysTheSame(b)) {
                return Math.min(a.from, b.from);
            }
            if (a.to != b.to) {
                return Math.min(a.to, b.to);
            }
        }
        return one.size() == other.size() ? Long.MAX_VALUE : Math.min(end(one), end(other));
    }

    private static long end(List<Span> spans) {
        return spans.isEmpty() ? Long.MIN_VALUE : spans.get(spans.size() - 1).to;
    }

    private boolean saysTheSame(Span other) {
        return state == other.state
                && reason == other.reason
                && slots == other.slots
                && Objects.equals(team, other.team);
    }
}
