package io.queuewatch.pipeline.agent;

import io.queuewatch.schemas.AgentState;
import io.queuewatch.schemas.ScheduledState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The clock time of one agent, prorated over quarters of an hour and over the teams that it was in.
 */
final class AgentTimes {

    /** A quarter of an hour in milliseconds. */
    static final long QUARTER_MS = 900_000;

    private static final Span NEVER_HEARD_OF =
            Span.of(new Standing(), Long.MAX_VALUE, Long.MAX_VALUE);

    private final Map<Cell, long[]> cells = new HashMap<>();
    private final List<Span> spans;

    /** Where time goes. */
    private record Cell(long quarter, String team) {}

    /** What is done with the time that two things have in common. */
    private interface Overlap {
        void at(long from, long to, Span span);
    }

    /**
     * Sums of no time yet.
     *
     * @param spans the agent's, without a gap but before the first
     */
    AgentTimes(List<Span> spans) {
        this.spans = spans;
    }

    /** The beginning of the quarter of an hour that holds this moment, in milliseconds. */
    static long quarter(long time) {
        return Math.floorDiv(time, QUARTER_MS) * QUARTER_MS;
    }

    /** Adds the time by state from this moment on. */
    void addStates(long from) {
        for (Span span : spans) {
            if (span.to > from && span.state != AgentState.SIGNED_OUT) {
                prorate(Math.max(span.from, from), span.to, span.team, addingState(span));
            }
        }
    }

    /** Adds scheduled and paid time, and what the agent did meanwhile. */
    void addSchedule(List<Schedule.Piece> pieces) {
        for (Schedule.Piece piece : pieces) {
            ScheduledTime scheduled = piece.scheduled();
            overlaps(
                    piece.from(),
                    piece.to(),
                    (from, to, span) ->
                            prorate(from, to, span.team, addingSchedule(scheduled, span.state)));
        }
    }

    /** Adds the time of chats; in the chat's team where the agent's is unknown. */
    void addChats(List<Chats.Stretch> stretches) {
        for (Chats.Stretch stretch : stretches) {
            int chats = stretch.parts().size();
            String chatTeam = stretch.parts().get(0).team;
            overlaps(
                    stretch.from(),
                    stretch.to(),
                    (from, to, span) ->
                            prorate(
                                    from,
                                    to,
                                    span.team.equals(NEVER_HEARD_OF.team) ? chatTeam : span.team,
                                    (sums, ms) -> {
                                        sums[AgentMeasure.CHAT_MS.ordinal()] += chats * ms;
                                        sums[AgentMeasure.CHAT_BUSY_MS.ordinal()] += ms;
                                    }));
        }
    }

    /** Tells by how much other sums of the same agent differ from these. */
    void difference(AgentTimes after, String agentId, Consumer<AgentTimeDelta> out) {
        Set<Cell> all = new HashSet<>(cells.keySet());
        all.addAll(after.cells.keySet());
        long[] nothing = new long[AgentMeasure.COUNT];
        for (Cell cell : all) {
            long[] was = cells.getOrDefault(cell, nothing);
            long[] is = after.cells.getOrDefault(cell, nothing);
            if (!Arrays.equals(was, is)) {
                AgentTimeDelta delta = new AgentTimeDelta();
                delta.agentId = agentId;
                delta.team = cell.team();
                delta.quarter = cell.quarter();
                delta.agents = signedIn(is) - signedIn(was);
                delta.sums = new long[AgentMeasure.COUNT];
                for (int i = 0; i < is.length; i++) {
                    delta.sums[i] = is[i] - was[i];
                }
                out.accept(delta);
            }
        }
    }

    private static int signedIn(long[] sums) {
        return sums[AgentMeasure.SIGNED_IN_MS.ordinal()] > 0 ? 1 : 0;
    }

    /** Adds so many milliseconds to sums. */
    private interface Adding {
        void add(long[] sums, long ms);
    }

    private static Adding addingState(Span span) {
        AgentMeasure own = AgentMeasure.of(span.state);
        return (sums, ms) -> {
            if (span.state == AgentState.UNKNOWN) {
                sums[AgentMeasure.UNKNOWN_MS.ordinal()] += ms;
                return;
            }
            sums[AgentMeasure.SIGNED_IN_MS.ordinal()] += ms;
            sums[AgentMeasure.CHAT_SLOT_MS.ordinal()] += span.slots * ms;
            if (own != null) {
                sums[own.ordinal()] += ms;
            }
            if (span.state == AgentState.AWAY) {
                sums[AgentMeasure.of(span.reason).ordinal()] += ms;
            }
        };
    }

    /** What is not known of the agent's state speaks neither for adherence nor for shrinkage. */
    private static Adding addingSchedule(ScheduledTime scheduled, AgentState state) {
        boolean onContactWork =
                switch (state) {
                    case AVAILABLE, ON_CONTACT, WRAP_UP -> true;
                    case AWAY, SIGNED_IN, SIGNED_OUT, UNKNOWN -> false;
                };
        boolean adherent =
                onContactWork && scheduled.state == ScheduledState.CONTACT
                        || state == AgentState.AWAY && scheduled.state == ScheduledState.AWAY
                        || state == AgentState.SIGNED_OUT && scheduled.state == ScheduledState.OFF;
        boolean shrunk = !onContactWork && state != AgentState.UNKNOWN;
        return (sums, ms) -> {
            sums[AgentMeasure.SCHEDULED_MS.ordinal()] += ms;
            sums[AgentMeasure.ADHERENT_MS.ordinal()] += adherent ? ms : 0;
            if (scheduled.paid) {
                sums[AgentMeasure.PAID_MS.ordinal()] += ms;
                sums[AgentMeasure.SHRUNK_MS.ordinal()] += shrunk ? ms : 0;
            }
        };
    }

    private void overlaps(long from, long to, Overlap overlap) {
        long next = from;
        for (Span span : spans) {
            if (span.from >= to) {
                break;
            }
            if (span.from > next) {
                overlap.at(next, span.from, NEVER_HEARD_OF);
                next = span.from;
            }
            if (span.to > next) {
                overlap.at(next, Math.min(span.to, to), span);
                next = Math.min(span.to, to);
            }
        }
        if (next < to) {
            overlap.at(next, to, spans.isEmpty() ? NEVER_HEARD_OF : spans.get(spans.size() - 1));
        }
    }

    private void prorate(long from, long to, String team, Adding adding) {
        long next = from;
        while (next < to) {
            long quarter = quarter(next);
            long end = Math.min(to, quarter + QUARTER_MS);
            long[] sums =
                    cells.computeIfAbsent(
                            new Cell(quarter, team), c -> new long[AgentMeasure.COUNT]);
            adding.add(sums, end - next);
            next = end;
        }
    }
}
