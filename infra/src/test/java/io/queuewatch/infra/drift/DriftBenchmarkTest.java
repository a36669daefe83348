package io.queuewatch.infra.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.queuewatch.pipeline.drift.Driver;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The whole takes minutes; this is a part of it, with its seeds, so that it is the same always. */
class DriftBenchmarkTest {

    private static final QueueType TYPE = new QueueType(90, 0.4, null);
    private static final int DAILY_SERIES = 4;
    private static final int HOURLY_SERIES = 8;

    private final Plan plan = Plan.shipped().smaller(3, 40, 6);

    @Test
    void queuesInControlAreQuiet() {
        Quiet quiet = new QuietRun(plan, TYPE).run();
        assertThat(quiet.activeSeries()).isEqualTo(3 * (HOURLY_SERIES + DAILY_SERIES));
        assertThat(quiet.perQueueAndWeek()).isLessThan(0.5);
    }

    @Test
    void aServiceLevelThatFallsIsFoundWithinADay() {
        Steps steps = new StepRun(plan, TYPE).run();
        assertThat(steps.found()).isEqualTo(40);
        assertThat(steps.median()).isBetween(2.0, 20.0);
    }

    @Test
    void aQueueThatIsClosedAtNightIsWatchedWhileItIsOpen() {
        QueueType byDay = plan.byDay();
        assertThat(plan.types()).hasSize(10).contains(byDay, TYPE).doesNotHaveDuplicates();
        Steps steps = new StepRun(plan, byDay).run();
        assertThat(steps.found()).isEqualTo(40);
        assertThat(steps.median()).isBetween(4.0, 60.0);
    }

    @Test
    void whatIsBrokenIsNamed() {
        for (Driver driver : Driver.values()) {
            Explained explained = new ExplanationRun(plan, driver).run();
            assertThat(explained.found()).isEqualTo(6);
            assertThat(explained.bothFirst()).as("%s", driver).isGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void theSameSeedGivesTheSame() {
        Plan tiny = plan.smaller(1, 5, 1);
        assertThat(new StepRun(tiny, TYPE).run())
                .isEqualTo(new StepRun(tiny, TYPE).run())
                .isNotEqualTo(new StepRun(tiny.withSeed(1), TYPE).run());
    }

    @Test
    void neverFoundIsInfinite() throws Exception {
        double never = Double.POSITIVE_INFINITY;
        Steps steps = Steps.of(new double[] {never, 3, 1, never, 2, 4, 5, 6, 7, 8});
        assertThat(steps.found()).isEqualTo(8);
        assertThat(steps.median()).isCloseTo(5.5, within(1e-12));
        assertThat(steps.p90()).isEqualTo(never);
        Findings findings =
                new Findings(
                        1,
                        List.of(new Findings.Row(TYPE, new Quiet(2, 24, 26, 13), steps)),
                        List.of(new Explained(Driver.HANDLE_TIME, 20, 19, 18, 17, 16)),
                        60);
        assertThat(new FindingsText(findings).toString())
                .contains(
                        "    90     0.4  always        2             24           0.25       8/10      5.5    never")
                .contains(
                        "handle time          20       19             18             17           16");
        JsonNode json = new ObjectMapper().readTree(new FindingsJson(findings).toString());
        assertThat(json.at("/rows/0/incidents_per_queue_and_week").asDouble()).isEqualTo(0.25);
        assertThat(json.at("/rows/0/p90_hours").isNull()).isTrue();
        assertThat(json.at("/explained/0/both_first").asInt()).isEqualTo(16);
    }
}
