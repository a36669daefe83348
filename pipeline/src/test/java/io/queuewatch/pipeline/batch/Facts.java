package io.queuewatch.pipeline.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All facts of lives, as they stand at one moment of event time. */
final class Facts {

    private final BatchTargets targets;
    private final Instant now;
    private final List<Fact> facts = new ArrayList<>();

    private Facts(BatchTargets targets, Instant now) {
        this.targets = targets;
        this.now = now;
    }

    /** The facts of a life at event time {@code now}. */
    static List<Fact> of(Life life, BatchTargets targets, Instant now) {
        Facts facts = new Facts(targets, now);
        facts.read(life);
        return facts.facts;
    }

    private void read(Life life) {
        for (Visit visit : life.visits) {
            Fact offered = add(visit, visit.begin).with("offered", 1);
            if (visit == life.visits.get(0)) {
                offered.with("contacts", 1);
            }
            outcome(visit);
            passed(visit);
            if (visit.isHandled()) {
                handled(visit);
            }
            replies(visit);
            visit.callBacks.forEach(callBack -> callBack(visit, callBack));
        }
        if (isHandled(life)) {
            contactHandled(life);
        }
        if (life.discardedFrom != null) {
            add(life.discardedFrom, life.discarded).with("discarded", 1);
        } else if (life.visits.isEmpty() && life.exit != null) {
            facts.add(Fact.exit(life));
        }
    }

    private Fact add(Visit visit, Instant at) {
        Fact fact = Fact.of(visit, at);
        facts.add(fact);
        return fact;
    }

    private void outcome(Visit visit) {
        Fact fact = add(visit, visit.settled()).with(visit.outcome().field(), 1);
        if (visit.outcome().isFlowOut()) {
            fact.with("flow_out", 1);
        }
        if (!visit.hasWait()) {
            return;
        }
        Duration wait = visit.waited();
        Instant deadline = visit.promise.deadline(visit.begin);
        boolean inTarget = !visit.settled().isAfter(deadline);
        fact.with("excess_wait_ms", visit.promise.excess(deadline, visit.settled()));
        switch (visit.outcome()) {
            case ANSWERED -> {
                fact.with("answered_in_target", inTarget)
                        .with("answered_at_once", wait.isZero())
                        .with("wait_answered_ms", wait)
                        .withPercentiles("wait", wait);
                if (!wait.isZero()) {
                    fact.withLogarithm("ln_wait", wait);
                }
            }
            case ABANDONED -> {
                Duration shortest =
                        targets.at(visit.begin)
                                .shortAbandon(visit.channel, visit.queue, visit.promise.target());
                fact.with("abandoned_in_target", inTarget)
                        .with("short_abandoned", wait.compareTo(shortest) <= 0)
                        .with("wait_abandoned_ms", wait);
            }
            default -> {
                fact.with("flow_out_in_target", inTarget);
                if (visit.outcome() == Outcome.CALLBACK) {
                    fact.with("callbacks_in_target", inTarget);
                }
            }
        }
    }

    private void passed(Visit visit) {
        Instant deadline = visit.promise.deadline(visit.begin);
        if (hasPassed(deadline, visit.settled())) {
            add(visit, deadline).with("passed", 1);
        }
    }

    /** Whether a deadline went by before what it is for was settled; null: it is not yet. */
    private boolean hasPassed(Instant deadline, Instant settled) {
        return settled == null ? !now.isBefore(deadline) : settled.isAfter(deadline);
    }

    private void handled(Visit visit) {
        Fact fact =
                add(visit, visit.handledAt())
                        .with("handled", 1)
                        .with(
                                "cost",
                                targets.at(visit.begin)
                                        .terms(visit.channel, visit.queue)
                                        .costPerContact());
        if (visit.isTimed()) {
            Duration handle = visit.talk().plus(visit.hold()).plus(visit.wrap());
            fact.with("handled_timed", 1)
                    .with("talk_ms", visit.talk())
                    .with("hold_ms", visit.hold())
                    .with("wrap_ms", visit.wrap())
                    .withLogarithm("ln_handle", handle)
                    .withPercentiles("handle", handle);
        }
    }

    private void replies(Visit visit) {
        for (Reply reply : visit.replies) {
            if (reply.asked() != null) {
                Duration took = Duration.between(reply.asked(), reply.at());
                add(visit, reply.at())
                        .with("responses", 1)
                        .with("response_ms", took)
                        .with("responses_in_target", replies(visit, reply.asked(), reply.at()))
                        .withPercentiles("response", took);
            }
        }
        if (!visit.replies.isEmpty()) {
            Instant first = visit.replies.get(0).at();
            add(visit, first)
                    .with("first_responses", 1)
                    .with("first_response_ms", Duration.between(visit.begin, first))
                    .with("first_responses_in_target", replies(visit, visit.begin, first));
        }
    }

    private static boolean replies(Visit visit, Instant asked, Instant at) {
        return !at.isAfter(visit.promise.deadline(asked, visit.promise.response()));
    }

    private void callBack(Visit visit, CallBack callBack) {
        callBack.attempts.forEach(at -> add(visit, at).with("callback_attempts", 1));
        if (callBack.settled != null) {
            add(visit, callBack.settled)
                    .with(callBack.reached ? "callbacks_reached" : "callbacks_expired", 1);
        }
        Instant deadline = visit.promise.deadline(callBack.promised, visit.promise.callback());
        if (hasPassed(deadline, callBack.settled)) {
            add(visit, deadline).with("callbacks_overdue", 1);
        }
    }

    private static boolean isHandled(Life life) {
        return life.visits.stream().anyMatch(visit -> visit.outcome() == Outcome.ANSWERED)
                && life.visits.stream()
                        .allMatch(visit -> !visit.waits() && visit.openParts().isEmpty());
    }

    /** The contact is handled with its last answered visit, and counted where its last visit is. */
    private void contactHandled(Life life) {
        Visit last = life.visits.get(life.visits.size() - 1);
        Instant at =
                life.visits.stream()
                        .filter(Visit::isHandled)
                        .map(Visit::handledAt)
                        .max(Instant::compareTo)
                        .orElseThrow();
        add(last, at).with("contacts_handled", 1).with("transferred", life.transferred);
    }
}
