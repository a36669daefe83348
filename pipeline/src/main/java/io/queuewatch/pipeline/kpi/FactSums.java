package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.Fact;
import io.queuewatch.pipeline.contact.FlowOutReason;
import io.queuewatch.pipeline.contact.Tags;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sums facts per queue and slice until it is emptied, so that a busy queue sends few deltas. Each
 * fact is credited twice: in the live view to the minute it happened, in the cohort view to the
 * quarter of an hour in which its visit began.
 */
final class FactSums {

    private static final double MILLIONTHS = 1e6;

    private final Map<Channel, Map<String, QueueDelta>> deltas = new HashMap<>();
    private int facts;
    private QueueDelta delta;
    private Tags tags = Tags.NONE;
    private Tags narrow = Tags.NONE;
    private long cohortQuarter = Long.MIN_VALUE;
    private Slice cohortSlice;
    private long[] cohort;
    private long liveMinute = Long.MIN_VALUE;
    private Slice liveSlice;
    private long[] live;

    /** Facts taken since it was last emptied. */
    int facts() {
        return facts;
    }

    /** Makes sure that a queue has a delta, if only an empty one. */
    void touch(Channel channel, String queue) {
        forgetCells();
        delta = deltas.computeIfAbsent(channel, c -> new HashMap<>()).get(queue);
        if (delta == null) {
            delta = new QueueDelta(channel, queue);
            deltas.get(channel).put(queue, delta);
        }
    }

    /** Hands out a delta per queue and one per channel for all of its queues, and starts anew. */
    void drainTo(Consumer<QueueDelta> out) {
        deltas.forEach(
                (channel, queues) -> {
                    QueueDelta total = new QueueDelta(channel, QueueDelta.ALL_QUEUES);
                    for (QueueDelta one : queues.values()) {
                        total.addAsTotal(one);
                        out.accept(one);
                    }
                    out.accept(total);
                });
        deltas.clear();
        delta = null;
        facts = 0;
    }

    /** Adds a fact, or takes it back where its sign says so. */
    void add(Fact fact) {
        facts++;
        select(fact);
        int sign = fact.sign;
        switch (fact.kind) {
            case TRACKED -> cohort[Measure.TRACKED.ordinal()] += sign;
            case CONTACT -> both(Measure.CONTACTS, sign);
            case OFFERED -> {
                both(Measure.OFFERED, sign);
                waiting(fact.begin, fact.begin, sign);
            }
            case ANSWERED -> answered(fact);
            case ABANDONED -> abandoned(fact);
            case FLOWED_OUT -> flowedOut(fact);
            case PASSED -> both(Measure.PASSED, sign);
            case HANDLED -> handled(fact);
            case CONTACT_HANDLED -> {
                both(Measure.CONTACTS_HANDLED, sign);
                if (fact.transferred) {
                    both(Measure.TRANSFERRED, sign);
                }
            }
            case IVR_EXIT -> both(Measure.IVR_EXIT, sign);
            case DISCARDED -> both(Measure.DISCARDED, sign);
            case RESPONDED -> responded(fact);
            case FIRST_RESPONDED -> firstResponded(fact);
            case EFFORT -> both(Measure.EFFORT_MS, sign * fact.effortMs);
            case CALLBACK_ATTEMPTED -> both(Measure.CALLBACK_ATTEMPTS, sign);
            case CALLBACK_REACHED -> callBackSettled(Measure.CALLBACKS_REACHED, fact);
            case CALLBACK_EXPIRED -> callBackSettled(Measure.CALLBACKS_EXPIRED, fact);
            case CALLBACK_PASSED -> {
                both(Measure.CALLBACKS_OVERDUE, sign);
                delta.moves.add(Moves.Kind.OVERDUE, fact.at, fact.at, sign);
            }
            case IN_SERVICE -> {
                if (delta.serving.addTo(fact.agent, sign) + sign == 0) {
                    delta.serving.removeInt(fact.agent);
                }
                delta.inService += fact.first ? sign : 0;
            }
            case CALLBACK_OWED -> {
                delta.callbacksOwed += sign;
                delta.callbacksOverdue += fact.overdue ? sign : 0;
            }
            case OPEN -> Slice.count(delta.openSince, fact.since, sign);
        }
    }

    /**
     * Finds the cells that the fact is credited to; what is so now and tracking have none of their
     * own.
     */
    private void select(Fact fact) {
        if (delta == null || delta.channel != fact.channel || !fact.queue.equals(delta.queue)) {
            touch(fact.channel, fact.queue);
        }
        if (fact.kind.present()) {
            return;
        }
        if (!fact.tags.equals(tags)) {
            tags = fact.tags;
            narrow = tags.narrow();
            forgetCells();
        }
        long quarter = quarter(fact.begin);
        if (quarter != cohortQuarter) {
            cohortQuarter = quarter;
            cohortSlice = delta.slice(View.COHORT, quarter);
            cohort = cohortSlice.cell(tags, 0);
        }
        long minute = Math.floorDiv(fact.at, Interval.MINUTE_MS);
        if (minute != liveMinute && fact.kind != Fact.Kind.TRACKED) {
            liveMinute = minute;
            liveSlice = delta.slice(View.LIVE, quarter(fact.at));
            live = liveSlice.cell(narrow, minuteOfQuarter(fact));
        }
    }

    /** Correspondence has no rows of minutes, and so no cells of them. */
    private static int minuteOfQuarter(Fact fact) {
        return fact.channel.conversation()
                ? (int) (Math.floorMod(fact.at, Interval.QUARTER_MS) / Interval.MINUTE_MS)
                : 0;
    }

    /** The cells found last are those of another queue or of other tags. */
    private void forgetCells() {
        cohortQuarter = Long.MIN_VALUE;
        liveMinute = Long.MIN_VALUE;
    }

    private void answered(Fact fact) {
        long wait = fact.waitMs();
        int sign = fact.sign;
        both(Measure.ANSWERED, sign);
        if (fact.inTarget()) {
            both(Measure.ANSWERED_IN_TARGET, sign);
        }
        if (wait == 0) {
            both(Measure.ANSWERED_AT_ONCE, sign);
        } else {
            double ln = ln(wait);
            both(Measure.WAIT_ANSWERED_MS, sign * wait);
            both(Measure.LN_WAIT, sign * Math.round(ln * MILLIONTHS));
            both(Measure.LN_WAIT_SQ, sign * Math.round(ln * ln * MILLIONTHS));
        }
        both(Measure.EXCESS_WAIT_MS, sign * fact.excessMs);
        Slice.count(liveSlice.waits, wait, sign);
        Slice.count(cohortSlice.waits, wait, sign);
        waiting(fact.at, fact.begin, -sign);
        delta.moves.add(Moves.Kind.ANSWERED, fact.at, fact.begin, sign);
    }

    private void abandoned(Fact fact) {
        long wait = fact.waitMs();
        int sign = fact.sign;
        both(Measure.ABANDONED, sign);
        if (fact.inTarget()) {
            both(Measure.ABANDONED_IN_TARGET, sign);
        }
        if (wait <= fact.shortAbandonMs) {
            both(Measure.SHORT_ABANDONED, sign);
        }
        both(Measure.WAIT_ABANDONED_MS, sign * wait);
        both(Measure.EXCESS_WAIT_MS, sign * fact.excessMs);
        waiting(fact.at, fact.begin, -sign);
    }

    private void flowedOut(Fact fact) {
        int sign = fact.sign;
        // How long the lost waited is not known: neither in target, nor so much beyond it.
        boolean lost = fact.reason == FlowOutReason.LOST;
        boolean inTarget = fact.inTarget() && !lost;
        both(Measure.FLOW_OUT, sign);
        if (inTarget) {
            both(Measure.FLOW_OUT_IN_TARGET, sign);
        }
        switch (fact.reason) {
            case CALLBACK -> {
                both(Measure.CALLBACKS, sign);
                if (inTarget) {
                    both(Measure.CALLBACKS_IN_TARGET, sign);
                }
            }
            case OVERFLOW -> both(Measure.FLOW_OUT_OVERFLOW, sign);
            case VOICEMAIL -> both(Measure.FLOW_OUT_VOICEMAIL, sign);
            case TIMEOUT -> both(Measure.FLOW_OUT_TIMEOUT, sign);
            case KEY -> both(Measure.FLOW_OUT_KEY, sign);
            case CLOSED -> both(Measure.FLOW_OUT_CLOSED, sign);
            case TRANSFER -> both(Measure.FLOW_OUT_TRANSFER, sign);
            case CLOSED_UNANSWERED -> both(Measure.FLOW_OUT_CLOSED_UNANSWERED, sign);
            case LOST -> both(Measure.FLOW_OUT_LOST, sign);
            case OTHER -> both(Measure.FLOW_OUT_OTHER, sign);
        }
        if (!lost) {
            both(Measure.EXCESS_WAIT_MS, sign * fact.excessMs);
        }
        waiting(fact.at, fact.begin, -sign);
    }

    private void handled(Fact fact) {
        int sign = fact.sign;
        both(Measure.HANDLED, sign);
        both(Measure.COST, sign * fact.cost);
        if (fact.timed) {
            long handle = fact.talkMs + fact.holdMs + fact.wrapMs;
            double ln = ln(handle);
            both(Measure.HANDLED_TIMED, sign);
            both(Measure.TALK_MS, sign * fact.talkMs);
            both(Measure.HOLD_MS, sign * fact.holdMs);
            both(Measure.WRAP_MS, sign * fact.wrapMs);
            both(Measure.LN_HANDLE, sign * Math.round(ln * MILLIONTHS));
            both(Measure.LN_HANDLE_SQ, sign * Math.round(ln * ln * MILLIONTHS));
            int bucket = Percentiles.bucket(handle);
            Slice.count(liveSlice.handles, bucket, sign);
            Slice.count(cohortSlice.handles, bucket, sign);
        }
    }

    private void responded(Fact fact) {
        int sign = fact.sign;
        long took = fact.at - fact.since;
        both(Measure.RESPONSES, sign);
        both(Measure.RESPONSE_MS, sign * took);
        if (fact.inTarget()) {
            both(Measure.RESPONSES_IN_TARGET, sign);
        }
        int bucket = Percentiles.bucket(took);
        Slice.count(liveSlice.responses, bucket, sign);
        Slice.count(cohortSlice.responses, bucket, sign);
    }

    private void firstResponded(Fact fact) {
        int sign = fact.sign;
        both(Measure.FIRST_RESPONSES, sign);
        both(Measure.FIRST_RESPONSE_MS, sign * (fact.at - fact.since));
        if (fact.inTarget()) {
            both(Measure.FIRST_RESPONSES_IN_TARGET, sign);
        }
    }

    private void waiting(long at, long since, int change) {
        Slice.count(liveSlice.levels, at, change);
        Slice.count(delta.waitingSince, since, change);
        delta.moves.add(Moves.Kind.WAITING, at, since, change);
    }

    private void callBackSettled(Measure measure, Fact fact) {
        both(measure, fact.sign);
        if (fact.overdue) {
            delta.moves.add(Moves.Kind.OVERDUE, fact.at, fact.at, -fact.sign);
        }
    }

    private static double ln(long millis) {
        return Math.log(Math.max(1.0, millis / 1_000.0));
    }

    private void both(Measure measure, long amount) {
        live[measure.ordinal()] += amount;
        cohort[measure.ordinal()] += amount;
    }

    private static long quarter(long time) {
        return Math.floorDiv(time, Interval.QUARTER_MS) * Interval.QUARTER_MS;
    }
}
