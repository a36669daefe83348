package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import java.time.Instant;

/** What one interval of a queue, or of one of its tag combinations, sums up to. */
final class Slice {

    /**
     * @param tags null in slices over all tags
     */
    record Key(String view, Interval interval, String queue, Tags tags, Instant start) {}

    private final Key key;
    private final Sums sums = new Sums();
    private final Durations waits = new Durations();
    private final Durations handles = new Durations();

    Slice(Key key) {
        this.key = key;
    }

    void add(Fact fact) {
        sums.add(fact.amounts());
        if (fact.waited() != null) {
            waits.add(fact.waited());
        }
        if (fact.handled() != null) {
            handles.add(fact.handled());
        }
    }

    KpiRow row() {
        KpiRow row =
                KpiRow.newBuilder()
                        .setView(key.view())
                        .setInterval(key.interval().label())
                        .setChannel("voice")
                        .setQueue(key.queue())
                        .setSegment(key.tags().segmentTag())
                        .setSite(key.tags().siteTag())
                        .setPriority(key.tags().priorityTag())
                        .setStart(key.start())
                        .setAsOf(Instant.EPOCH)
                        .build();
        if (key.view().equals("cohort")) {
            row.setWaiting(0L);
        }
        sums.amounts().forEach((field, amount) -> row.put(field, amount));
        return row;
    }

    KpiSummary summary(BatchTargets targets, WaitingLine line) {
        BatchTargets.Terms terms = targets.terms(key.queue());
        Formula formula = Formula.named(terms.formula());
        long answered = sums.get("answered");
        long abandoned = sums.get("abandoned");
        long handled = sums.get("handled");
        long settled = answered + abandoned + sums.get("flow_out");
        long longAbandoned = abandoned - sums.get("short_abandoned");
        long excessBase = settled - sums.get("flow_out_lost");
        long handleMs = sums.get("talk_ms") + sums.get("hold_ms") + sums.get("wrap_ms");
        KpiSummary.Builder summary =
                KpiSummary.newBuilder()
                        .setView(key.view())
                        .setInterval(key.interval().label())
                        .setChannel("voice")
                        .setQueue(key.queue())
                        .setStart(key.start())
                        .setAsOf(Instant.EPOCH)
                        .setOffered(sums.get("offered"))
                        .setAnswered(answered)
                        .setAbandoned(abandoned)
                        .setHandled(handled)
                        .setAnswerBase(settled)
                        .setAnswerRate(Sums.ratio(answered, settled))
                        .setAnsweredOrCalledBack(
                                Sums.ratio(answered + sums.get("callbacks"), settled))
                        .setServiceLevel(formula.level(sums))
                        .setServiceLevelBase(formula.base(sums))
                        .setServiceLevelFormula(terms.formula())
                        .setAbandonmentBase(answered + longAbandoned)
                        .setAbandonmentRate(Sums.ratio(longAbandoned, answered + longAbandoned))
                        .setAsaMs(Sums.ratio(sums.get("wait_answered_ms"), answered))
                        .setExcessWaitBase(excessBase)
                        .setExcessWaitMeanMs(Sums.ratio(sums.get("excess_wait_ms"), excessBase))
                        .setAhtMs(Sums.ratio(handleMs, handled))
                        .setTalkMeanMs(Sums.ratio(sums.get("talk_ms"), handled))
                        .setHoldMeanMs(Sums.ratio(sums.get("hold_ms"), handled))
                        .setWrapMeanMs(Sums.ratio(sums.get("wrap_ms"), handled))
                        .setContactsHandled(sums.get("contacts_handled"))
                        .setTransferRate(
                                Sums.ratio(sums.get("transferred"), sums.get("contacts_handled")))
                        .setTargetMs(terms.target().toMillis())
                        .setTargetRate(terms.targetRate());
        if (key.interval() != Interval.MINUTE) {
            summary.setWaitP50Ms(waits.percentile(50))
                    .setWaitP90Ms(waits.percentile(90))
                    .setWaitP95Ms(waits.percentile(95))
                    .setWaitMaxMs(waits.longest())
                    .setHandleP50Ms(handles.percentile(50))
                    .setHandleP90Ms(handles.percentile(90))
                    .setHandleP95Ms(handles.percentile(95))
                    .setWaitingMax(
                            line.most(
                                    key.start(),
                                    key.interval().end(key.start(), targets.zone(key.queue()))));
        }
        if (key.interval() == Interval.DAY) {
            summary.setWaitBuckets(waits.buckets()).setHandleBuckets(handles.buckets());
        }
        return summary.build();
    }
}
