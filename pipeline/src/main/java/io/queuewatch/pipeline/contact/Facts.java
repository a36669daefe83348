package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.contact.Fact.Kind;
import java.util.List;
import java.util.function.Consumer;

/** Tells the difference between two readings of a life as facts, withdrawing what was wrong. */
final class Facts {

    private final Consumer<Fact> out;
    private final Fact fact = new Fact();

    /**
     * A teller.
     *
     * @param out receives each fact; the object is reused for the next
     */
    Facts(Consumer<Fact> out) {
        this.out = out;
    }

    /** Emits what has to be counted so that the reading before becomes the reading after. */
    void difference(Channel channel, Life before, Life after) {
        fact.channel = channel;
        List<Visit> were = before.counted();
        List<Visit> are = after.counted();
        int common = Math.min(were.size(), are.size());
        for (int i = 0; i < common; i++) {
            Visit was = were.get(i);
            Visit is = are.get(i);
            if (was.sameBeginning(is)) {
                change(was, is);
            } else {
                whole(-1, was, i);
                whole(1, is, i);
            }
        }
        for (int i = common; i < were.size(); i++) {
            whole(-1, were.get(i), i);
        }
        for (int i = common; i < are.size(); i++) {
            whole(1, are.get(i), i);
        }
        contactHandled(before, after);
        contactOpen(before, after);
        aside(before.aside(), after.aside());
    }

    /** Emits that a contact is forgotten: what is so now ends, and its slices may go. */
    void release(Channel channel, Life life) {
        fact.channel = channel;
        for (Visit visit : life.counted()) {
            inService(-1, visit, 0);
            for (CallBack callBack : visit.callBacks()) {
                owed(-1, visit, callBack);
            }
            emit(Kind.TRACKED, -1, visit, visit.begin());
        }
        contactOpen(-1, life);
        if (life.aside() != null) {
            aside(Kind.TRACKED, -1, life.aside());
        }
    }

    private void change(Visit was, Visit is) {
        if (!was.sameOutcome(is)) {
            outcome(-1, was);
            outcome(1, is);
        }
        if (was.passed() != is.passed()) {
            emit(Kind.PASSED, is.passed() ? 1 : -1, is, is.deadline());
        }
        if (!was.sameHandling(is)) {
            handled(-1, was);
            handled(1, is);
        }
        if (was.firstReplyAt() != is.firstReplyAt()) {
            firstReply(-1, was);
            firstReply(1, is);
        }
        int same = common(was.responses(), is.responses());
        responses(-1, was, same);
        responses(1, is, same);
        same = common(was.callBacks(), is.callBacks());
        callBacks(-1, was, same);
        callBacks(1, is, same);
        same = common(was.parts(), is.parts());
        inService(-1, was, same);
        inService(1, is, same);
    }

    /** How many of two lists are the same from the beginning on. */
    static int common(List<?> were, List<?> are) {
        int most = Math.min(were.size(), are.size());
        int same = 0;
        while (same < most && were.get(same).equals(are.get(same))) {
            same++;
        }
        return same;
    }

    private void whole(int sign, Visit visit, int index) {
        emit(Kind.TRACKED, sign, visit, visit.begin());
        if (index == 0) {
            emit(Kind.CONTACT, sign, visit, visit.begin());
        }
        emit(Kind.OFFERED, sign, visit, visit.begin());
        outcome(sign, visit);
        if (visit.passed()) {
            emit(Kind.PASSED, sign, visit, visit.deadline());
        }
        handled(sign, visit);
        firstReply(sign, visit);
        responses(sign, visit, 0);
        callBacks(sign, visit, 0);
        inService(sign, visit, 0);
    }

    private void outcome(int sign, Visit visit) {
        if (!visit.waits()) {
            fact.reason = visit.reason();
            fact.shortAbandonMs = visit.target().shortAbandonMs();
            fact.deadline = visit.deadline();
            fact.excessMs =
                    visit.passed()
                            ? visit.target().elapsedBeyond(visit.deadline(), visit.outcomeAt())
                            : 0;
            emit(kind(visit.outcome()), sign, visit, visit.outcomeAt());
        }
    }

    private static Kind kind(Visit.Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> Kind.ANSWERED;
            case ABANDONED -> Kind.ABANDONED;
            case FLOWED_OUT -> Kind.FLOWED_OUT;
            case WAITING -> throw new IllegalArgumentException("waiting is no outcome");
        };
    }

    private void handled(int sign, Visit visit) {
        Handling handling = visit.handling();
        if (handling != null) {
            fact.timed = handling.timed();
            fact.talkMs = handling.talkMs();
            fact.holdMs = handling.holdMs();
            fact.wrapMs = handling.wrapMs();
            fact.cost = visit.target().costPerContact();
            emit(Kind.HANDLED, sign, visit, handling.at());
        }
    }

    private void firstReply(int sign, Visit visit) {
        if (visit.firstReplyAt() != 0) {
            response(Kind.FIRST_RESPONDED, sign, visit, visit.begin(), visit.firstReplyAt());
        }
    }

    private void responses(int sign, Visit visit, int from) {
        for (int i = from; i < visit.responses().size(); i++) {
            Response response = visit.responses().get(i);
            response(Kind.RESPONDED, sign, visit, response.since(), response.at());
        }
    }

    private void response(Kind kind, int sign, Visit visit, long since, long at) {
        Target target = visit.target();
        fact.since = since;
        fact.deadline = target.responseDeadline(since);
        emit(kind, sign, visit, at);
    }

    private void callBacks(int sign, Visit visit, int from) {
        for (int i = from; i < visit.callBacks().size(); i++) {
            CallBack callBack = visit.callBacks().get(i);
            for (long attempt : callBack.attempts()) {
                emit(Kind.CALLBACK_ATTEMPTED, sign, visit, attempt);
            }
            if (!callBack.owed()) {
                Kind how = callBack.reached() ? Kind.CALLBACK_REACHED : Kind.CALLBACK_EXPIRED;
                fact.overdue = callBack.overdue();
                emit(how, sign, visit, callBack.settledAt());
            }
            if (callBack.overdue()) {
                emit(Kind.CALLBACK_PASSED, sign, visit, callBack.deadline());
            }
            owed(sign, visit, callBack);
        }
    }

    private void owed(int sign, Visit visit, CallBack callBack) {
        if (callBack.owed()) {
            fact.overdue = callBack.overdue();
            emit(Kind.CALLBACK_OWED, sign, visit, visit.begin());
        }
    }

    private void inService(int sign, Visit visit, int from) {
        boolean first = true;
        for (int i = 0; i < visit.parts().size(); i++) {
            AgentPart part = visit.parts().get(i);
            if (part.goesOn()) {
                if (i >= from) {
                    fact.agent = part.agent();
                    fact.first = first;
                    emit(Kind.IN_SERVICE, sign, visit, visit.begin());
                }
                first = false;
            }
        }
    }

    private void contactHandled(Life before, Life after) {
        long was = before.counted().isEmpty() ? 0 : before.handledAt();
        long is = after.counted().isEmpty() ? 0 : after.handledAt();
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

    private void contactOpen(Life before, Life after) {
        if (before.openInQueue() == after.openInQueue()
                && (!after.openInQueue()
                        || (before.visits().get(0).begin() == after.visits().get(0).begin()
                                && before.last().queue().equals(after.last().queue())))) {
            return;
        }
        contactOpen(-1, before);
        contactOpen(1, after);
    }

    private void contactOpen(int sign, Life life) {
        if (life.openInQueue()) {
            fact.since = life.visits().get(0).begin();
            emit(Kind.OPEN, sign, life.last(), life.last().begin());
        }
    }

    private void aside(Life.Aside was, Life.Aside is) {
        if (was == null ? is == null : was.equals(is)) {
            return;
        }
        if (was != null) {
            aside(Kind.TRACKED, -1, was);
            aside(was.kind(), -1, was);
        }
        if (is != null) {
            aside(Kind.TRACKED, 1, is);
            aside(is.kind(), 1, is);
        }
    }

    private void aside(Kind kind, int sign, Life.Aside aside) {
        fact.queue = aside.queue();
        fact.tags = aside.tags();
        fact.begin = aside.begin();
        emit(kind, sign, aside.at());
    }

    private void emit(Kind kind, int sign, Visit visit, long at) {
        fact.queue = visit.queue();
        fact.tags = visit.tags();
        fact.begin = visit.begin();
        emit(kind, sign, at);
    }

    private void emit(Kind kind, int sign, long at) {
        fact.kind = kind;
        fact.sign = sign;
        fact.at = at;
        out.accept(fact);
    }
}
