package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.config.ClockTerms;
import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.contact.Clock.Verdict;
import io.queuewatch.pipeline.sla.Objective;
import io.queuewatch.pipeline.sla.Pause;
import io.queuewatch.pipeline.sla.PromiseTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads the clocks of a contact from its life: nothing is remembered of them, so that they are
 * right whatever the order in which the events came. One reader serves one thread.
 */
final class ClockReader {

    private Channel channel;
    private Life life;
    private long now;
    private List<Clock> clocks;
    private long next;
    private boolean owed;

    /** How a promise came to its end, if it did. */
    private enum Ending {
        NONE,
        /** What was promised was done: in time, or too late. */
        DONE,
        /** Nothing is owed any more, if it was not owed for too long before. */
        LEFT,
        /** What was promised will not be done any more. */
        FAILED
    }

    /**
     * The clocks of a contact, by objective and start.
     *
     * @param contactChannel its channel
     * @param read its life
     * @param reached event time reached, in milliseconds
     */
    List<Clock> read(Channel contactChannel, Life read, long reached) {
        channel = contactChannel;
        life = read;
        now = reached;
        next = Long.MAX_VALUE;
        owed = false;
        List<Visit> visits = life.counted();
        if (visits.isEmpty()) {
            return List.of();
        }
        clocks = new ArrayList<>(visits.size());
        for (int i = 0; i < visits.size(); i++) {
            if (channel == Channel.VOICE) {
                answer(visits.get(i));
            } else {
                firstResponse(visits.get(i), i + 1 < visits.size());
            }
        }
        Care care = life.care();
        for (int i = 0; i < care.asks().size(); i++) {
            nextResponse(care.asks().get(i));
        }
        if (care.escalation() != null) {
            levelTwo(care.escalation());
        }
        for (int i = 0; i < care.urgencies().size(); i++) {
            Care.Owed urgency = care.urgencies().get(i);
            untilResolved(Objective.PRIORITY_1, urgency, urgency.target().clocks().priority1Ms());
        }
        resolution(visits.get(0));
        return clocks;
    }

    /**
     * The next moment at which a clock of the last life read comes to be at risk or is breached
     * though nothing more is heard, in milliseconds; {@code Long.MAX_VALUE} where there is none.
     */
    long next() {
        return next;
    }

    /** Whether something is owed to the contact of the last life read beyond its visits. */
    boolean owed() {
        return owed;
    }

    private void answer(Visit visit) {
        Ending ending =
                switch (visit.outcome()) {
                    case WAITING -> Ending.NONE;
                    case ANSWERED -> Ending.DONE;
                    case ABANDONED, FLOWED_OUT -> Ending.LEFT;
                };
        ofVisit(Objective.ANSWER, visit, visit.outcomeAt(), ending);
    }

    /**
     * A chat is replied to after it was accepted, an email by being answered. Whoever is sent
     * elsewhere is owed a first reply there.
     */
    private void firstResponse(Visit visit, boolean followed) {
        long reply = visit.firstReplyAt();
        boolean left = !visit.waits() && !visit.answered();
        if (reply != 0 && (!left || reply <= visit.outcomeAt())) {
            ofVisit(Objective.FIRST_RESPONSE, visit, reply, Ending.DONE);
        } else if (left) {
            boolean closed = visit.reason() == FlowOutReason.CLOSED_UNANSWERED;
            ofVisit(
                    Objective.FIRST_RESPONSE,
                    visit,
                    visit.outcomeAt(),
                    closed ? Ending.FAILED : Ending.LEFT);
        } else if (visit.waits() || visit.inService()) {
            ofVisit(Objective.FIRST_RESPONSE, visit, 0, Ending.NONE);
        } else {
            ofVisit(
                    Objective.FIRST_RESPONSE,
                    visit,
                    lastClose(visit),
                    followed ? Ending.LEFT : Ending.FAILED);
        }
    }

    private static long lastClose(Visit visit) {
        long last = visit.outcomeAt();
        for (AgentPart part : visit.parts()) {
            last = Math.max(last, part.close());
        }
        return last;
    }

    private void ofVisit(Objective objective, Visit visit, long end, Ending ending) {
        Target target = visit.target();
        PromiseTime time = new PromiseTime(target.calendar(), visit.begin(), List.of());
        add(
                objective,
                visit.queue(),
                visit.tags(),
                time,
                target.clocks(),
                target.waitMs(),
                visit.deadline(),
                end,
                ending);
    }

    private void nextResponse(Care.Ask ask) {
        Visit visit = life.visits().get(ask.visit());
        Target target = visit.target();
        PromiseTime time = new PromiseTime(target.calendar(), ask.since(), List.of());
        Ending ending = ask.end() == 0 ? Ending.NONE : ask.replied() ? Ending.DONE : Ending.LEFT;
        add(
                Objective.NEXT_RESPONSE,
                visit.queue(),
                visit.tags(),
                time,
                target.clocks(),
                target.responseMs(),
                time.moment(target.responseMs()),
                ask.end(),
                ending);
    }

    /** That an agent is done with the contact does not resolve what level 2 is to do. */
    private void levelTwo(Care.Owed escalation) {
        long promised = escalation.target().clocks().level2Ms();
        if (promised == 0) {
            return;
        }
        long acted = escalation.settledAt();
        long left = leftAt(escalation.since());
        boolean done = acted != 0 && (left == 0 || acted <= left);
        PromiseTime time =
                new PromiseTime(escalation.target().calendar(), escalation.since(), List.of());
        add(
                Objective.LEVEL_2,
                escalation.queue(),
                escalation.tags(),
                time,
                escalation.target().clocks(),
                promised,
                time.moment(promised),
                done ? acted : left,
                done ? Ending.DONE : left != 0 ? Ending.LEFT : Ending.NONE);
    }

    private void resolution(Visit first) {
        long promised = first.target().clocks().resolutionMs();
        if (promised > 0) {
            untilResolved(
                    Objective.RESOLUTION,
                    new Care.Owed(first.queue(), first.tags(), first.target(), first.begin(), 0),
                    promised);
        }
    }

    private void untilResolved(Objective objective, Care.Owed what, long promised) {
        if (promised == 0) {
            return;
        }
        long resolved = resolvedAt(what.since());
        long left = earliest(what.settledAt(), leftAt(what.since()));
        boolean done = resolved != 0 && (left == 0 || resolved <= left);
        PromiseTime time =
                new PromiseTime(what.target().calendar(), what.since(), pauses(what.since()));
        add(
                objective,
                what.queue(),
                what.tags(),
                time,
                what.target().clocks(),
                promised,
                time.moment(promised),
                done ? resolved : left,
                done ? Ending.DONE : left != 0 ? Ending.LEFT : Ending.NONE);
    }

    /** When it was resolved, and not reopened since, or 0. */
    private long resolvedAt(long since) {
        List<Pause> resolutions = life.care().resolutions();
        if (resolutions.isEmpty()) {
            long done = doneWithAt();
            return done >= Math.max(since, life.care().reopenedAt()) ? done : 0;
        }
        Pause last = resolutions.get(resolutions.size() - 1);
        return last.to() == Pause.LASTING ? Math.max(since, last.from()) : 0;
    }

    /** When it counts as resolved though no event says so, or 0. */
    private long doneWithAt() {
        if (life.resolvedByEnding()) {
            return life.open() ? 0 : life.handledAt();
        }
        CallBack callBack = lastCallBack();
        return callBack != null && callBack.reached() && !life.care().byEvents()
                ? callBack.settledAt()
                : 0;
    }

    /** When a conversation ended unanswered, so that nobody is there to be owed anything; or 0. */
    private long leftAt(long since) {
        Visit last = life.last();
        if (!channel.conversation() || !life.atRest() || last.answered()) {
            return 0;
        }
        CallBack callBack = lastCallBack();
        if (callBack == null) {
            return last.outcomeAt() >= since ? last.outcomeAt() : 0;
        }
        return callBack.owed() || callBack.reached() || callBack.settledAt() < since
                ? 0
                : callBack.settledAt();
    }

    private CallBack lastCallBack() {
        List<CallBack> callBacks = life.last().callBacks();
        return callBacks.isEmpty() ? null : callBacks.get(callBacks.size() - 1);
    }

    private static long earliest(long one, long other) {
        return one == 0 ? other : other == 0 ? one : Math.min(one, other);
    }

    /** When clocks that end with the resolution stand still: in order, apart from each other. */
    private List<Pause> pauses(long since) {
        Care care = life.care();
        if (care.holds().isEmpty() && care.reopenedAt() == 0) {
            return List.of();
        }
        List<Pause> all = new ArrayList<>(care.holds());
        for (Pause resolution : care.resolutions()) {
            if (resolution.to() != Pause.LASTING) {
                all.add(resolution);
            }
        }
        long done = doneWithAt();
        if (care.resolutions().isEmpty() && done != 0 && done < care.reopenedAt()) {
            all.add(new Pause(done, care.reopenedAt()));
        }
        all.sort(Comparator.comparingLong(Pause::from));
        List<Pause> apart = new ArrayList<>(all.size());
        long reached = since;
        for (Pause pause : all) {
            if (pause.to() > reached) {
                apart.add(new Pause(Math.max(reached, pause.from()), pause.to()));
                reached = pause.to();
            }
        }
        return apart;
    }

    private void add(
            Objective objective,
            String queue,
            Tags tags,
            PromiseTime time,
            ClockTerms terms,
            long promised,
            long deadline,
            long end,
            Ending ending) {
        long warning = time.moment(terms.atRiskMs(promised));
        boolean atRisk = reached(warning, end);
        boolean late = reached(deadline, end);
        boolean failed = ending == Ending.FAILED;
        if (end == 0) {
            next = Math.min(next, atRisk ? late ? Long.MAX_VALUE : deadline : warning);
            owed |= objective.compareTo(Objective.LEVEL_2) >= 0;
        }
        clocks.add(
                new Clock(
                        objective,
                        queue,
                        tags,
                        time.start(),
                        deadline,
                        atRisk ? warning : 0,
                        late ? deadline : failed ? end : 0,
                        end,
                        verdict(ending, late),
                        late && end != 0 ? time.elapsed(deadline, end) : 0));
    }

    /** Whether a moment came before the end; at an end in that moment the promise was kept. */
    private boolean reached(long moment, long end) {
        return moment != PromiseTime.NEVER && (end == 0 ? now >= moment : end > moment);
    }

    private static Verdict verdict(Ending ending, boolean late) {
        return switch (ending) {
            case NONE -> null;
            case DONE -> late ? Verdict.MISSED : Verdict.MET;
            case LEFT -> late ? Verdict.MISSED : Verdict.VOID;
            case FAILED -> Verdict.MISSED;
        };
    }
}
