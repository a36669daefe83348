package io.queuewatch.pipeline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.Target;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.schemas.KpiSummary;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DerivedTest {

    private static KpiSummary summary(Map<Measure, Long> counts) {
        return summary(counts, Channel.VOICE, Target.VOICE_DEFAULT);
    }

    private static KpiSummary summary(Map<Measure, Long> counts, Channel channel, Target target) {
        KpiSummary row = new KpiSummary();
        Derived.fill(row, measure -> counts.getOrDefault(measure, 0L), channel, target);
        return row;
    }

    @Test
    void ratesAndMeansAreAbsentWhereTheirDenominatorIsZero() {
        KpiSummary row = summary(Map.of());

        assertThat(row.getAnswerRate()).isNull();
        assertThat(row.getAnsweredOrCalledBack()).isNull();
        assertThat(row.getServiceLevel()).isNull();
        assertThat(row.getAbandonmentRate()).isNull();
        assertThat(row.getAsaMs()).isNull();
        assertThat(row.getExcessWaitMeanMs()).isNull();
        assertThat(row.getAhtMs()).isNull();
        assertThat(row.getTalkMeanMs()).isNull();
        assertThat(row.getHoldMeanMs()).isNull();
        assertThat(row.getWrapMeanMs()).isNull();
        assertThat(row.getTransferRate()).isNull();
        assertThat(row.getTargetMs()).isEqualTo(30_000);
        assertThat(row.getTargetRate()).isEqualTo(0.95);
        assertThat(row.getServiceLevelFormula()).isEqualTo("short-abandons-excluded");
    }

    @Test
    void ratesAreRatiosOfSums() {
        KpiSummary row =
                summary(
                        Map.ofEntries(
                                Map.entry(Measure.OFFERED, 20L),
                                Map.entry(Measure.ANSWERED, 8L),
                                Map.entry(Measure.ANSWERED_IN_TARGET, 6L),
                                Map.entry(Measure.ABANDONED, 5L),
                                Map.entry(Measure.ABANDONED_IN_TARGET, 3L),
                                Map.entry(Measure.SHORT_ABANDONED, 1L),
                                Map.entry(Measure.FLOW_OUT, 3L),
                                Map.entry(Measure.FLOW_OUT_LOST, 1L),
                                Map.entry(Measure.CALLBACKS, 2L),
                                Map.entry(Measure.PASSED, 4L),
                                Map.entry(Measure.HANDLED, 5L),
                                Map.entry(Measure.HANDLED_TIMED, 4L),
                                Map.entry(Measure.CONTACTS_HANDLED, 5L),
                                Map.entry(Measure.TRANSFERRED, 2L),
                                Map.entry(Measure.WAIT_ANSWERED_MS, 80_000L),
                                Map.entry(Measure.EXCESS_WAIT_MS, 30_000L),
                                Map.entry(Measure.TALK_MS, 100L),
                                Map.entry(Measure.HOLD_MS, 40L),
                                Map.entry(Measure.WRAP_MS, 20L)));

        assertThat(row.getAnswerBase()).isEqualTo(16);
        assertThat(row.getAnswerRate()).isEqualTo(0.5);
        assertThat(row.getAnsweredOrCalledBack()).isEqualTo(0.625);
        assertThat(row.getServiceLevelBase()).isEqualTo(12);
        assertThat(row.getServiceLevel()).isEqualTo(0.5);
        assertThat(row.getAbandonmentBase()).isEqualTo(12);
        assertThat(row.getAbandonmentRate()).isEqualTo(4.0 / 12);
        assertThat(row.getAsaMs()).isEqualTo(10_000);
        assertThat(row.getExcessWaitBase()).isEqualTo(15);
        assertThat(row.getExcessWaitMeanMs()).isEqualTo(2_000);
        assertThat(row.getAhtMs()).isEqualTo(40);
        assertThat(row.getTransferRate()).isEqualTo(0.4);
    }

    @Test
    void responsesCallBacksAndEffortHaveBasesOfTheirOwn() {
        KpiSummary row =
                summary(
                        Map.ofEntries(
                                Map.entry(Measure.HANDLED, 4L),
                                Map.entry(Measure.EFFORT_MS, 100_000L),
                                Map.entry(Measure.RESPONSES, 5L),
                                Map.entry(Measure.RESPONSE_MS, 200_000L),
                                Map.entry(Measure.RESPONSES_IN_TARGET, 4L),
                                Map.entry(Measure.FIRST_RESPONSES, 2L),
                                Map.entry(Measure.FIRST_RESPONSE_MS, 90_000L),
                                Map.entry(Measure.FIRST_RESPONSES_IN_TARGET, 1L),
                                Map.entry(Measure.CALLBACKS, 9L),
                                Map.entry(Measure.CALLBACKS_REACHED, 6L),
                                Map.entry(Measure.CALLBACKS_EXPIRED, 2L)),
                        Channel.CHAT,
                        Target.CHAT_DEFAULT);

        assertThat(row.getResponses()).isEqualTo(5);
        assertThat(row.getResponseMeanMs()).isEqualTo(40_000);
        assertThat(row.getResponseLevel()).isEqualTo(0.8);
        assertThat(row.getFirstResponses()).isEqualTo(2);
        assertThat(row.getFirstResponseMeanMs()).isEqualTo(45_000);
        assertThat(row.getFirstResponseLevel()).isEqualTo(0.5);
        assertThat(row.getResponseTargetMs()).isEqualTo(60_000);
        assertThat(row.getCallbacks()).isEqualTo(9);
        assertThat(row.getCallbacksReached()).isEqualTo(6);
        assertThat(row.getCallbackBase()).isEqualTo(8);
        assertThat(row.getCallbackReachRate()).isEqualTo(0.75);
        assertThat(row.getEffortMeanMs()).isEqualTo(25_000);
    }

    @Test
    void callsHaveNeitherAResponseTargetNorEffort() {
        KpiSummary row = summary(Map.of(Measure.HANDLED, 4L));

        assertThat(row.getResponseTargetMs()).isNull();
        assertThat(row.getEffortMeanMs()).isNull();
        assertThat(row.getResponseMeanMs()).isNull();
        assertThat(row.getCallbackReachRate()).isNull();
    }
}
