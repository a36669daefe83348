package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.Fact;
import io.queuewatch.pipeline.contact.FlowOutReason;
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
    private Tags tags = Tags.ALL;
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
            case IN_SERVICE -> delta.serving.merge(fact.agent, sign, Integer::sum);
            case CALLBACK_OWED -> delta.callbacksOwed += sign;
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
        if (fact.priority != tags.priority()
                || !fact.segment.equals(tags.segment())
                || !fact.site.equals(tags.site())) {
            tags = new Tags(fact.segment, fact.site, fact.priority);
            forgetCells();
        }
        if (fact.kind == Fact.Kind.IN_SERVICE || fact.kind == Fact.Kind.CALLBACK_OWED) {
            return;
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
            live =
                    liveSlice.cell(
                            tags,
                            (int)
                                    (Math.floorMod(fact.at, Interval.QUARTER_MS)
                                            / Interval.MINUTE_MS));
        }
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
        if (wait <= fact.targetMs) {
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
        excess(fact, wait);
        Slice.count(liveSlice.waits, wait, sign);
        Slice.count(cohortSlice.waits, wait, sign);
        waiting(fact.at, fact.begin, -sign);
    }

    private void abandoned(Fact fact) {
        long wait = fact.waitMs();
        int sign = fact.sign;
        both(Measure.ABANDONED, sign);
        if (wait <= fact.targetMs) {
            both(Measure.ABANDONED_IN_TARGET, sign);
        }
        if (wait <= fact.shortAbandonMs) {
            both(Measure.SHORT_ABANDONED, sign);
        }
        both(Measure.WAIT_ABANDONED_MS, sign * wait);
        excess(fact, wait);
        waiting(fact.at, fact.begin, -sign);
    }

    private void flowedOut(Fact fact) {
        long wait = fact.waitMs();
        int sign = fact.sign;
        // How long the lost waited is not known: neither in target, nor so much beyond it.
        boolean lost = fact.reason == FlowOutReason.LOST;
        boolean inTarget = wait <= fact.targetMs && !lost;
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
            excess(fact, wait);
        }
        waiting(fact.at, fact.begin, -sign);
    }

    private void handled(Fact fact) {
        long handle = fact.talkMs + fact.holdMs + fact.wrapMs;
        int sign = fact.sign;
        double ln = ln(handle);
        both(Measure.HANDLED, sign);
        both(Measure.TALK_MS, sign * fact.talkMs);
        both(Measure.HOLD_MS, sign * fact.holdMs);
        both(Measure.WRAP_MS, sign * fact.wrapMs);
        both(Measure.LN_HANDLE, sign * Math.round(ln * MILLIONTHS));
        both(Measure.LN_HANDLE_SQ, sign * Math.round(ln * ln * MILLIONTHS));
        both(Measure.COST, sign * fact.cost);
        int bucket = Percentiles.bucket(handle);
        Slice.count(liveSlice.handles, bucket, sign);
        Slice.count(cohortSlice.handles, bucket, sign);
    }

    private void excess(Fact fact, long wait) {
        if (wait > fact.targetMs) {
            both(Measure.EXCESS_WAIT_MS, fact.sign * (wait - fact.targetMs));
        }
    }

    private void waiting(long at, long since, int change) {
        Slice.count(liveSlice.levels, at, change);
        Slice.count(delta.waitingSince, since, change);
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
