package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.contact.ClockTurn.Kind;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells the difference between the clocks of two readings of a life, withdrawing what was wrong.
 */
final class ClockTurns {

    private final Consumer<ClockTurn> out;
    private final ClockTurn turn = new ClockTurn();
    private final ClockReader reader = new ClockReader();

    /**
     * A teller.
     *
     * @param out receives each turn; the object is reused for the next
     */
    ClockTurns(Consumer<ClockTurn> out) {
        this.out = out;
    }

    /**
     * Emits what has happened since the clocks of this contact were last told of, and remembers
     * that it was.
     *
     * @param contact the contact, with its life as it was last read
     * @param life its life as it is now
     * @param now event time reached, in milliseconds
     */
    void difference(Contact contact, Life life, long now) {
        if (unchanged(contact, life, now)) {
            return;
        }
        about(contact);
        turn.toldAt = now;
        Channel channel = contact.channel();
        List<Clock> were = told(contact);
        List<Clock> are = reader.read(channel, life, now);
        contact.clocksToldAt = now;
        contact.nextClock = reader.next();
        contact.owed = reader.owed();
        int i = 0;
        int j = 0;
        while (i < were.size() || j < are.size()) {
            int order = i == were.size() ? 1 : j == are.size() ? -1 : were.get(i).order(are.get(j));
            if (order < 0) {
                whole(-1, were.get(i++));
            } else if (order > 0) {
                whole(1, are.get(j++));
            } else if (were.get(i).same(are.get(j))) {
                change(were.get(i++), are.get(j++));
            } else {
                whole(-1, were.get(i++));
                whole(1, are.get(j++));
            }
        }
    }

    /**
     * Whether it can be told without reading them that nothing happened to the clocks: of most
     * calls answers alone are owed, and most that happens in a call changes nothing of those.
     */
    private static boolean unchanged(Contact contact, Life life, long now) {
        Life before = contact.life;
        List<Visit> were = before.counted();
        List<Visit> are = life.counted();
        if (contact.clocksToldAt == Contact.NEVER
                || now >= contact.nextClock
                || contact.channel() != Channel.VOICE
                || before.care() != Care.NONE
                || life.care() != Care.NONE
                || were.size() != are.size()
                || !are.isEmpty() && are.get(0).target().clocks().resolutionMs() > 0) {
            return false;
        }
        for (int i = 0; i < are.size(); i++) {
            if (!were.get(i).sameBeginning(are.get(i)) || !were.get(i).sameOutcome(are.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Emits that the contact is forgotten. */
    void release(Contact contact) {
        about(contact);
        for (Clock clock : told(contact)) {
            emit(Kind.FORGOTTEN, 1, clock, clock.start());
        }
    }

    private List<Clock> told(Contact contact) {
        return contact.clocksToldAt == Contact.NEVER
                ? List.of()
                : reader.read(contact.channel(), contact.life, contact.clocksToldAt);
    }

    private void about(Contact contact) {
        turn.contactId = contact.contactId();
        turn.channel = contact.channel();
    }

    private void whole(int sign, Clock clock) {
        emit(Kind.STARTED, sign, clock, clock.start());
        if (clock.runs()) {
            emit(Kind.OPEN, sign, clock, clock.start());
        }
        if (clock.atRiskAt() != 0) {
            emit(Kind.AT_RISK, sign, clock, clock.atRiskAt());
        }
        if (clock.breachedAt() != 0) {
            emit(Kind.BREACHED, sign, clock, clock.breachedAt());
        }
        verdict(sign, clock);
    }

    private void change(Clock was, Clock is) {
        boolean sameEnd = was.sameEnd(is);
        if (!sameEnd) {
            verdict(-1, was);
        }
        if (was.runs() != is.runs()) {
            emit(Kind.OPEN, is.runs() ? 1 : -1, is, is.start());
        }
        boolean sameDeadline = was.deadline() == is.deadline();
        stage(Kind.AT_RISK, was, was.atRiskAt(), is, is.atRiskAt(), sameDeadline);
        stage(
                Kind.BREACHED,
                was,
                was.breachedAt(),
                is,
                is.breachedAt(),
                sameDeadline && sameEnd && was.overMs() == is.overMs());
        if (!sameEnd) {
            verdict(1, is);
        }
    }

    private void stage(Kind kind, Clock was, long wasAt, Clock is, long isAt, boolean same) {
        if (wasAt != isAt) {
            if (wasAt != 0) {
                emit(kind, -1, was, wasAt);
            }
            if (isAt != 0) {
                emit(kind, 1, is, isAt);
            }
        } else if (isAt != 0 && !same) {
            emit(kind, 0, is, isAt);
        }
    }

    private void verdict(int sign, Clock clock) {
        if (clock.verdict() != null) {
            Kind kind =
                    switch (clock.verdict()) {
                        case MET -> Kind.MET;
                        case MISSED -> Kind.MISSED;
                        case VOID -> Kind.VOID;
                    };
            emit(kind, sign, clock, clock.end());
        }
    }

    private void emit(Kind kind, int sign, Clock clock, long at) {
        turn.kind = kind;
        turn.sign = sign;
        turn.objective = clock.objective();
        turn.queue = clock.queue();
        turn.segment = clock.tags().segment();
        turn.priority = clock.tags().priorityLabel();
        turn.start = clock.start();
        turn.at = at;
        turn.deadline = clock.deadline();
        turn.end = clock.end();
        turn.overMs = clock.overMs();
        out.accept(turn);
    }
}
