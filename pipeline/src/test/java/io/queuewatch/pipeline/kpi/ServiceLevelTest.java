package io.queuewatch.pipeline.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.pipeline.config.ServiceLevelFormula;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServiceLevelTest {

    private static final Map<Measure, Long> KNOWN =
            new EnumMap<>(
                    Map.of(
                            Measure.ANSWERED, 1_000L,
                            Measure.ABANDONED, 60L,
                            Measure.ANSWERED_IN_TARGET, 860L,
                            Measure.ABANDONED_IN_TARGET, 20L,
                            Measure.SHORT_ABANDONED, 10L,
                            Measure.PASSED, 180L));

    private static ToLongFunction<Measure> counts(Map<Measure, Long> counts) {
        return measure -> counts.getOrDefault(measure, 0L);
    }

    private static ServiceLevelFormula formula(String label) {
        return ServiceLevelFormula.of(label);
    }

    @ParameterizedTest
    @CsvSource({
        "short-abandons-excluded,    81.90",
        "abandons-miss,              81.13",
        "abandons-ignored-in-target, 82.69",
        "abandons-hit-in-target,     83.02",
        "short-abandons-hit,         82.08",
        "left-in-target,             83.02",
        "answered,                   86.00"
    })
    void theKnownAnswerComesOut(String formula, double percent) {
        double rate = ServiceLevel.of(formula(formula), counts(KNOWN)).rate().orElseThrow();

        assertThat(rate * 100).isCloseTo(percent, within(0.005));
    }

    @ParameterizedTest
    @CsvSource({
        "short-abandons-excluded,    860, 1050",
        "abandons-miss,              860, 1060",
        "abandons-ignored-in-target, 860, 1040",
        "abandons-hit-in-target,     880, 1060",
        "short-abandons-hit,         870, 1060",
        // 860 answered, 20 abandoned and 7 called back in target; 12 flowed out in target.
        "left-in-target,             887, 1072",
        "answered,                   860, 1000"
    })
    void flowOutsInTargetCountForWhoeverLeftInTargetOnly(String formula, long hits, long base) {
        Map<Measure, Long> counts = new EnumMap<>(KNOWN);
        counts.put(Measure.FLOW_OUT, 12L);
        counts.put(Measure.FLOW_OUT_IN_TARGET, 12L);
        counts.put(Measure.CALLBACKS, 7L);
        counts.put(Measure.CALLBACKS_IN_TARGET, 7L);

        assertThat(ServiceLevel.of(formula(formula), counts(counts)))
                .isEqualTo(new ServiceLevel(hits, base));
    }

    @ParameterizedTest
    @EnumSource(ServiceLevelFormula.class)
    void thereIsNoServiceLevelOfNothing(ServiceLevelFormula formula) {
        assertThat(ServiceLevel.of(formula, measure -> 0).rate()).isEmpty();
    }

    @Test
    void whoPassedIsAMissThoughNobodyHasAnswered() {
        ServiceLevel level =
                ServiceLevel.of(
                        ServiceLevelFormula.SHORT_ABANDONS_EXCLUDED,
                        counts(Map.of(Measure.OFFERED, 1L, Measure.PASSED, 1L)));

        assertThat(level.rate()).hasValue(0);
    }
}
