package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.contact.Fact.Kind;
import java.util.function.Consumer;

/** Tells the difference between two readings of a life as facts, withdrawing what was wrong. */
final class Facts {

    private final Channel channel;
    private final Consumer<Fact> out;
    private final Fact fact = new Fact();

    /**
     * A teller.
     *
     * @param channel the contacts' channel
     * @param out receives each fact; the object is reused for the next
     */
    Facts(Channel channel, Consumer<Fact> out) {
        this.channel = channel;
        this.out = out;
    }

    /** Emits what has to be counted so that the reading before becomes the reading after. */
    void difference(Life before, Life after) {
        int common = Math.min(before.visits().size(), after.visits().size());
        for (int i = 0; i < common; i++) {
            Visit was = before.visits().get(i);
            Visit is = after.visits().get(i);
            if (was.sameBeginning(is)) {
                change(was, is);
            } else {
                whole(-1, was, i);
                whole(1, is, i);
            }
        }
        for (int i = common; i < before.visits().size(); i++) {
            whole(-1, before.visits().get(i), i);
        }
        for (int i = common; i < after.visits().size(); i++) {
            whole(1, after.visits().get(i), i);
        }
        contactHandled(before, after);
        menuExit(before.menuExit(), after.menuExit());
    }

    /** Emits that a contact is forgotten: what is so now ends, and its slices may go. */
    void release(Life life) {
        for (Visit visit : life.visits()) {
            presence(-1, visit);
            emit(Kind.TRACKED, -1, visit, visit.begin());
        }
        if (life.menuExit() != null) {
            menu(Kind.TRACKED, -1, life.menuExit());
        }
    }

    private void change(Visit was, Visit is) {
        if (!was.sameOutcome(is)) {
            outcome(-1, was);
            outcome(1, is);
        }
        if (was.passed() != is.passed()) {
            emit(Kind.PASSED, is.passed() ? 1 : -1, is, is.begin() + is.target().waitMs());
        }
        if (!was.sameHandling(is)) {
            handled(-1, was);
            handled(1, is);
        }
        if (!was.samePresence(is)) {
            presence(-1, was);
            presence(1, is);
        }
    }

    private void whole(int sign, Visit visit, int index) {
        emit(Kind.TRACKED, sign, visit, visit.begin());
        if (index == 0) {
            emit(Kind.CONTACT, sign, visit, visit.begin());
        }
        emit(Kind.OFFERED, sign, visit, visit.begin());
        outcome(sign, visit);
        if (visit.passed()) {
            emit(Kind.PASSED, sign, visit, visit.begin() + visit.target().waitMs());
        }
        handled(sign, visit);
        presence(sign, visit);
    }

    private void outcome(int sign, Visit visit) {
        switch (visit.outcome()) {
            case WAITING -> {}
            case ANSWERED -> emit(Kind.ANSWERED, sign, visit, visit.outcomeAt());
            case ABANDONED -> emit(Kind.ABANDONED, sign, visit, visit.outcomeAt());
            case FLOWED_OUT -> {
                fact.reason = visit.reason();
                emit(Kind.FLOWED_OUT, sign, visit, visit.outcomeAt());
            }
        }
    }

    private void handled(int sign, Visit visit) {
        if (visit.handledAt() != 0) {
            fact.talkMs = visit.talkMs();
            fact.holdMs = visit.holdMs();
            fact.wrapMs = visit.wrapMs();
            fact.cost = visit.target().costPerContact();
            emit(Kind.HANDLED, sign, visit, visit.handledAt());
        }
    }

    private void presence(int sign, Visit visit) {
        for (String agent : visit.agents()) {
            fact.agent = agent;
            emit(Kind.IN_SERVICE, sign, visit, visit.begin());
        }
        if (visit.callbackWaiting()) {
            emit(Kind.CALLBACK_OWED, sign, visit, visit.begin());
        }
    }

    private void contactHandled(Life before, Life after) {
        long was = before.handledAt();
        long is = after.handledAt();
        if (was == is
                && (is == 0
                        || (before.transferred() == after.transferred()
                                && before.last().sameBeginning(after.last())))) {
            return;
        }
        contactHandled(-1, before, was);
        contactHandled(1, after, is);
    }

    private void contactHandled(int sign, Life life, long at) {
        if (at != 0) {
            fact.transferred = life.transferred();
            emit(Kind.CONTACT_HANDLED, sign, life.last(), at);
        }
    }

    private void menuExit(Life.MenuExit was, Life.MenuExit is) {
        if (was == null ? is == null : was.equals(is)) {
            return;
        }
        if (was != null) {
            menu(Kind.TRACKED, -1, was);
            menu(Kind.IVR_EXIT, -1, was);
        }
        if (is != null) {
            menu(Kind.TRACKED, 1, is);
            menu(Kind.IVR_EXIT, 1, is);
        }
    }

    private void emit(Kind kind, int sign, Visit visit, long at) {
        fact.queue = visit.queue();
        fact.segment = visit.segment();
        fact.site = visit.site();
        fact.priority = visit.priority();
        fact.begin = visit.begin();
        fact.targetMs = visit.target().waitMs();
        fact.shortAbandonMs = visit.target().shortAbandonMs();
        emit(kind, sign, at);
    }

    private void menu(Kind kind, int sign, Life.MenuExit exit) {
        fact.queue = Fact.NO_QUEUE;
        fact.segment = exit.segment();
        fact.site = exit.site();
        fact.priority = exit.priority();
        fact.begin = exit.begin();
        emit(kind, sign, exit.at());
    }

    private void emit(Kind kind, int sign, long at) {
        fact.kind = kind;
        fact.sign = sign;
        fact.channel = channel;
        fact.at = at;
        out.accept(fact);
    }
}
