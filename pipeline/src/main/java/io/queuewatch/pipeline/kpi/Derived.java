package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.config.Target;
import io.queuewatch.schemas.KpiSummary;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;

/** Rates and means from counts: ratios of sums, absent where the denominator is 0. */
public final class Derived {

    private Derived() {}

    /** Fills in what follows from the counts; percentiles and the row's tags are the caller's. */
    public static void fill(KpiSummary row, ToLongFunction<Measure> counts, Target target) {
        long answered = counts.applyAsLong(Measure.ANSWERED);
        long abandoned = counts.applyAsLong(Measure.ABANDONED);
        long flowOut = counts.applyAsLong(Measure.FLOW_OUT);
        long handled = counts.applyAsLong(Measure.HANDLED);
        long shortAbandoned = counts.applyAsLong(Measure.SHORT_ABANDONED);
        row.setOffered(counts.applyAsLong(Measure.OFFERED));
        row.setAnswered(answered);
        row.setAbandoned(abandoned);
        row.setHandled(handled);

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

        long talk = counts.applyAsLong(Measure.TALK_MS);
        long hold = counts.applyAsLong(Measure.HOLD_MS);
        long wrap = counts.applyAsLong(Measure.WRAP_MS);
        row.setAhtMs(ratio(talk + hold + wrap, handled));
        row.setTalkMeanMs(ratio(talk, handled));
        row.setHoldMeanMs(ratio(hold, handled));
        row.setWrapMeanMs(ratio(wrap, handled));

        long contactsHandled = counts.applyAsLong(Measure.CONTACTS_HANDLED);
        row.setContactsHandled(contactsHandled);
        row.setTransferRate(ratio(counts.applyAsLong(Measure.TRANSFERRED), contactsHandled));
        row.setTargetMs(target.waitMs());
        row.setTargetRate(target.rate());
    }

    private static Double ratio(long part, long base) {
        return base == 0 ? null : Double.valueOf((double) part / base);
    }
}
