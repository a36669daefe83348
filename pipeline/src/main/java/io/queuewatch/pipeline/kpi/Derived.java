package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.schemas.KpiSummary;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** Rates and means from counts: ratios of sums, absent where the denominator is 0. */
public final class Derived {

    private Derived() {}

    /** Fills in what follows from the counts; percentiles and the row's tags are the caller's. */
    public static void fill(
            KpiSummary row, ToLongFunction<Measure> counts, Channel channel, Target target) {
        waits(row, counts, target);
        handling(row, counts);
        callBacks(row, counts);
        responses(row, counts);
        row.setTargetMs(target.waitMs());
        row.setTargetRate(target.rate());
        if (channel != Channel.VOICE) {
            row.setResponseTargetMs(target.responseMs());
        }
        if (channel == Channel.CHAT) {
            row.setEffortMeanMs(
                    ratio(
                            counts.applyAsLong(Measure.EFFORT_MS),
                            counts.applyAsLong(Measure.HANDLED)));
        }
    }

    private static void waits(KpiSummary row, ToLongFunction<Measure> counts, Target target) {
        long answered = counts.applyAsLong(Measure.ANSWERED);
        long abandoned = counts.applyAsLong(Measure.ABANDONED);
        long flowOut = counts.applyAsLong(Measure.FLOW_OUT);
        long shortAbandoned = counts.applyAsLong(Measure.SHORT_ABANDONED);
        row.setOffered(counts.applyAsLong(Measure.OFFERED));
        row.setAnswered(answered);
        row.setAbandoned(abandoned);

        long ended = answered + abandoned + flowOut;
        row.setAnswerBase(ended);
        row.setAnswerRate(ratio(answered, ended));
        row.setAnsweredOrCalledBack(ratio(answered + counts.applyAsLong(Measure.CALLBACKS), ended));

        ServiceLevel level = ServiceLevel.of(target.formula(), counts);
        row.setServiceLevelFormula(target.formula().label());
        row.setServiceLevelBase(level.base());
        OptionalDouble rate = level.rate();
        row.setServiceLevel(rate.isPresent() ? rate.getAsDouble() : null);

        long abandonmentBase = answered + abandoned - shortAbandoned;
        row.setAbandonmentBase(abandonmentBase);
        row.setAbandonmentRate(ratio(abandoned - shortAbandoned, abandonmentBase));

        row.setAsaMs(ratio(counts.applyAsLong(Measure.WAIT_ANSWERED_MS), answered));
        long settled = ended - counts.applyAsLong(Measure.FLOW_OUT_LOST);
        row.setExcessWaitBase(settled);
        row.setExcessWaitMeanMs(ratio(counts.applyAsLong(Measure.EXCESS_WAIT_MS), settled));
    }

    private static void handling(KpiSummary row, ToLongFunction<Measure> counts) {
        long talk = counts.applyAsLong(Measure.TALK_MS);
        long hold = counts.applyAsLong(Measure.HOLD_MS);
        long wrap = counts.applyAsLong(Measure.WRAP_MS);
        long timed = counts.applyAsLong(Measure.HANDLED_TIMED);
        row.setHandled(counts.applyAsLong(Measure.HANDLED));
        row.setHandledTimed(timed);
        row.setAhtMs(ratio(talk + hold + wrap, timed));
        row.setTalkMeanMs(ratio(talk, timed));
        row.setHoldMeanMs(ratio(hold, timed));
        row.setWrapMeanMs(ratio(wrap, timed));

        long contactsHandled = counts.applyAsLong(Measure.CONTACTS_HANDLED);
        row.setContactsHandled(contactsHandled);
        row.setTransferRate(ratio(counts.applyAsLong(Measure.TRANSFERRED), contactsHandled));
    }

    private static void callBacks(KpiSummary row, ToLongFunction<Measure> counts) {
        long reached = counts.applyAsLong(Measure.CALLBACKS_REACHED);
        row.setCallbacks(counts.applyAsLong(Measure.CALLBACKS));
        row.setCallbacksReached(reached);
        long settled = reached + counts.applyAsLong(Measure.CALLBACKS_EXPIRED);
        row.setCallbackBase(settled);
        row.setCallbackReachRate(ratio(reached, settled));
    }

    private static void responses(KpiSummary row, ToLongFunction<Measure> counts) {
        long all = counts.applyAsLong(Measure.RESPONSES);
        row.setResponses(all);
        row.setResponseMeanMs(ratio(counts.applyAsLong(Measure.RESPONSE_MS), all));
        row.setResponseLevel(ratio(counts.applyAsLong(Measure.RESPONSES_IN_TARGET), all));

        long first = counts.applyAsLong(Measure.FIRST_RESPONSES);
        row.setFirstResponses(first);
        row.setFirstResponseMeanMs(ratio(counts.applyAsLong(Measure.FIRST_RESPONSE_MS), first));
        row.setFirstResponseLevel(
                ratio(counts.applyAsLong(Measure.FIRST_RESPONSES_IN_TARGET), first));
    }

    private static Double ratio(long part, long base) {
        return base == 0 ? null : Double.valueOf((double) part / base);
    }
}
