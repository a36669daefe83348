package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.KpiBy;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import java.time.Instant;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/** What one interval of a queue, or of one of its tag combinations, sums up to. */
final class Slice {

    /**
     * @param tags what the rows of one table are told apart by beside these, by field
     */
    record Key(
            String view,
            Interval interval,
            String channel,
            String queue,
            Map<String, String> tags,
            Instant start) {}

    private final Key key;
    private final Sums sums = new Sums();
    private final Durations waits = new Durations();
    private final Durations handles = new Durations();
    private final Durations responses = new Durations();

    Slice(Key key) {
        this.key = key;
    }

    void add(Fact fact) {
        sums.add(fact.amounts());
        fact.durations()
                .forEach(
                        (name, duration) -> {
                            switch (name) {
                                case "wait" -> waits.add(duration);
                                case "handle" -> handles.add(duration);
                                default -> responses.add(duration);
                            }
                        });
    }

    KpiRow row() {
        KpiRow row = filled(new KpiRow());
        row.setView(key.view());
        return row;
    }

    KpiBy by() {
        return filled(new KpiBy());
    }

    private <R extends SpecificRecordBase> R filled(R row) {
        row.put("interval", key.interval().label());
        row.put("channel", key.channel());
        row.put("queue", key.queue());
        row.put("start", key.start());
        row.put("as_of", Instant.EPOCH);
        row.put("waiting", key.view().equals("cohort") ? 0L : null);
        key.tags().forEach(row::put);
        sums.amounts().forEach(row::put);
        return row;
    }

    KpiSummary summary(BatchTargets targets, WaitingLine line) {
        BatchTargets.Terms terms = targets.at(key.start()).terms(key.channel(), key.queue());
        KpiSummary.Builder summary =
                KpiSummary.newBuilder()
                        .setView(key.view())
                        .setInterval(key.interval().label())
                        .setChannel(key.channel())
                        .setQueue(key.queue())
                        .setStart(key.start())
                        .setAsOf(Instant.EPOCH)
                        .setTargetMs(terms.promise().target().toMillis())
                        .setTargetRate(terms.targetRate());
        waits(summary, Formula.named(terms.formula()));
        handles(summary);
        callBacks(summary);
        if (!key.channel().equals("voice")) {
            summary.setResponseTargetMs(terms.promise().response().toMillis());
        }
        responses(summary);
        if (key.interval() != Interval.MINUTE) {
            percentiles(summary);
            Instant end = key.interval().end(key.start(), targets.zone(key.channel(), key.queue()));
            summary.setWaitingMax(line.most(key.start(), end));
        }
        if (key.interval() == Interval.DAY) {
            summary.setWaitBuckets(waits.buckets())
                    .setHandleBuckets(handles.buckets())
                    .setResponseBuckets(responses.buckets());
        }
        return summary.build();
    }

    private void waits(KpiSummary.Builder summary, Formula formula) {
        long answered = sums.get("answered");
        long abandoned = sums.get("abandoned");
        long settled = answered + abandoned + sums.get("flow_out");
        long longAbandoned = abandoned - sums.get("short_abandoned");
        long known = settled - sums.get("flow_out_lost");
        summary.setOffered(sums.get("offered"))
                .setAnswered(answered)
                .setAbandoned(abandoned)
                .setAnswerBase(settled)
                .setAnswerRate(Sums.ratio(answered, settled))
                .setAnsweredOrCalledBack(Sums.ratio(answered + sums.get("callbacks"), settled))
                .setServiceLevel(formula.level(sums))
                .setServiceLevelBase(formula.base(sums))
                .setServiceLevelFormula(formula.label())
                .setAbandonmentBase(answered + longAbandoned)
                .setAbandonmentRate(Sums.ratio(longAbandoned, answered + longAbandoned))
                .setAsaMs(mean("wait_answered_ms", answered))
                .setExcessWaitBase(known)
                .setExcessWaitMeanMs(mean("excess_wait_ms", known));
    }

    private void handles(KpiSummary.Builder summary) {
        long timed = sums.get("handled_timed");
        long handle = sums.get("talk_ms") + sums.get("hold_ms") + sums.get("wrap_ms");
        long contacts = sums.get("contacts_handled");
        summary.setHandled(sums.get("handled"))
                .setHandledTimed(timed)
                .setAhtMs(Sums.ratio(handle, timed))
                .setTalkMeanMs(mean("talk_ms", timed))
                .setHoldMeanMs(mean("hold_ms", timed))
                .setWrapMeanMs(mean("wrap_ms", timed))
                .setContactsHandled(contacts)
                .setTransferRate(mean("transferred", contacts));
    }

    private void callBacks(KpiSummary.Builder summary) {
        long reached = sums.get("callbacks_reached");
        summary.setCallbacks(sums.get("callbacks"))
                .setCallbacksReached(reached)
                .setCallbackBase(reached + sums.get("callbacks_expired"))
                .setCallbackReachRate(Sums.ratio(reached, reached + sums.get("callbacks_expired")));
    }

    private void responses(KpiSummary.Builder summary) {
        long all = sums.get("responses");
        long first = sums.get("first_responses");
        summary.setResponses(all)
                .setResponseMeanMs(mean("response_ms", all))
                .setResponseLevel(mean("responses_in_target", all))
                .setFirstResponses(first)
                .setFirstResponseMeanMs(mean("first_response_ms", first))
                .setFirstResponseLevel(mean("first_responses_in_target", first));
    }

    private Double mean(String field, long base) {
        return Sums.ratio(sums.get(field), base);
    }

    private void percentiles(KpiSummary.Builder summary) {
        summary.setWaitP50Ms(waits.percentile(50))
                .setWaitP90Ms(waits.percentile(90))
                .setWaitP95Ms(waits.percentile(95))
                .setWaitMaxMs(waits.longest())
                .setHandleP50Ms(handles.percentile(50))
                .setHandleP90Ms(handles.percentile(90))
                .setHandleP95Ms(handles.percentile(95))
                .setResponseP50Ms(responses.percentile(50))
                .setResponseP90Ms(responses.percentile(90))
                .setResponseP95Ms(responses.percentile(95));
    }
}
