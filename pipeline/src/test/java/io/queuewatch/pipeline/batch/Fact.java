package io.queuewatch.pipeline.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that counts in rows.
 *
 * @param queue the queue of the visit, or none
 * @param tags of the visit
 * @param begin when the visit began: the time in cohort rows
 * @param at when it happened: the time in live rows; null: in cohort rows only
 * @param amounts by field of a row
 * @param waited of an answered visit, else null
 * @param handled of a handled visit, else null
 */
record Fact(
        String queue,
        Tags tags,
        Instant begin,
        Instant at,
        Map<String, Long> amounts,
        Duration waited,
        Duration handled) {

    /** All facts of a life, as they stand at event time {@code now}. */
    static List<Fact> of(Life life, BatchTargets targets, Instant now) {
        List<Fact> facts = new ArrayList<>();
        for (Visit visit : life.visits) {
            facts.add(offered(visit, visit == life.visits.get(0)));
            facts.add(outcome(visit, targets));
            if (hasPassed(visit, now)) {
                Instant passed = visit.begin.plus(visit.target);
                facts.add(fact(visit, passed, Map.of("passed", 1L), null, null));
            }
            if (visit.isHandled()) {
                facts.add(handled(visit, targets.terms(visit.queue).costPerContact()));
            }
        }
        if (isHandled(life)) {
            facts.add(contactHandled(life));
        }
        if (life.visits.isEmpty() && life.exit != null) {
            Map<String, Long> one = Map.of("ivr_exit", 1L);
            facts.add(new Fact("none", life.exitTags, life.initiated, life.exit, one, null, null));
        }
        return facts;
    }

    private static Fact fact(
            Visit visit, Instant at, Map<String, Long> amounts, Duration wait, Duration handle) {
        return new Fact(visit.queue, visit.tags, visit.begin, at, amounts, wait, handle);
    }

    private static Fact offered(Visit visit, boolean first) {
        Map<String, Long> amounts =
                first ? Map.of("offered", 1L, "contacts", 1L) : Map.of("offered", 1L);
        return fact(visit, visit.begin, amounts, null, null);
    }

    private static Fact outcome(Visit visit, BatchTargets targets) {
        Map<String, Long> amounts = new LinkedHashMap<>();
        amounts.put(visit.outcome().field(), 1L);
        if (visit.outcome().isFlowOut()) {
            amounts.put("flow_out", 1L);
        }
        if (!visit.hasWait()) {
            return fact(visit, visit.settled(), amounts, null, null);
        }
        Duration wait = visit.waited();
        long inTarget = wait.compareTo(visit.target) <= 0 ? 1 : 0;
        amounts.put("excess_wait_ms", Math.max(0, wait.minus(visit.target).toMillis()));
        switch (visit.outcome()) {
            case ANSWERED -> {
                amounts.put("answered_in_target", inTarget);
                amounts.put("answered_at_once", wait.isZero() ? 1L : 0L);
                amounts.put("wait_answered_ms", wait.toMillis());
                if (!wait.isZero()) {
                    amounts.put("ln_wait", millionths(ln(wait)));
                    amounts.put("ln_wait_sq", millionths(ln(wait) * ln(wait)));
                }
            }
            case ABANDONED -> {
                Duration shortest = targets.shortAbandon(visit.queue, visit.target);
                amounts.put("abandoned_in_target", inTarget);
                amounts.put("short_abandoned", wait.compareTo(shortest) <= 0 ? 1L : 0L);
                amounts.put("wait_abandoned_ms", wait.toMillis());
            }
            default -> {
                amounts.put("flow_out_in_target", inTarget);
                if (visit.outcome() == Outcome.CALLBACK) {
                    amounts.put("callbacks_in_target", inTarget);
                }
            }
        }
        boolean answered = visit.outcome() == Outcome.ANSWERED;
        return fact(visit, visit.settled(), amounts, answered ? wait : null, null);
    }

    private static boolean hasPassed(Visit visit, Instant now) {
        return visit.waits()
                ? !now.isBefore(visit.begin.plus(visit.target))
                : visit.waited().compareTo(visit.target) > 0;
    }

    private static Fact handled(Visit visit, long cost) {
        Duration talk = sum(visit.parts.stream().map(Part::talk).toList());
        Duration hold = sum(visit.parts.stream().map(Part::hold).toList());
        Duration wrap = sum(visit.parts.stream().map(Part::wrap).toList());
        Duration handle = talk.plus(hold).plus(wrap);
        Map<String, Long> amounts = new LinkedHashMap<>();
        amounts.put("handled", 1L);
        amounts.put("talk_ms", talk.toMillis());
        amounts.put("hold_ms", hold.toMillis());
        amounts.put("wrap_ms", wrap.toMillis());
        amounts.put("ln_handle", millionths(ln(handle)));
        amounts.put("ln_handle_sq", millionths(ln(handle) * ln(handle)));
        amounts.put("cost", cost);
        return fact(visit, visit.handledAt(), amounts, null, handle);
    }

    private static boolean isHandled(Life life) {
        return life.visits.stream().anyMatch(visit -> visit.outcome() == Outcome.ANSWERED)
                && life.visits.stream()
                        .allMatch(visit -> !visit.waits() && visit.openParts().isEmpty());
    }

    /** The contact is handled with its last answered visit, and counted where its last visit is. */
    private static Fact contactHandled(Life life) {
        Visit last = life.visits.get(life.visits.size() - 1);
        Instant at =
                life.visits.stream()
                        .filter(Visit::isHandled)
                        .map(Visit::handledAt)
                        .max(Instant::compareTo)
                        .orElseThrow();
        long transferred = life.transferred ? 1 : 0;
        Map<String, Long> amounts = Map.of("contacts_handled", 1L, "transferred", transferred);
        return fact(last, at, amounts, null, null);
    }

    private static Duration sum(List<Duration> durations) {
        return durations.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static double ln(Duration duration) {
        return Math.log(Math.max(1, duration.toMillis() / 1000.0));
    }

    private static long millionths(double value) {
        return Math.round(1e6 * value);
    }
}
