package io.queuewatch.pipeline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.Fact;
import io.queuewatch.pipeline.contact.Fact.Kind;
import io.queuewatch.pipeline.contact.FlowOutReason;
import io.queuewatch.pipeline.contact.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactSumsTest {

    private static final Instant BEGIN = Instant.parse("2026-03-02T08:14:50Z");
    private static final long QUARTER = Instant.parse("2026-03-02T08:00:00Z").toEpochMilli();
    private static final long NEXT_QUARTER = QUARTER + Interval.QUARTER_MS;
    private static final Tags TAGS = Tags.of("gold", "unknown", 2);

    private final VisitFacts visit = new VisitFacts("PS", BEGIN);

    private static long sum(
            QueueDelta delta, View view, long quarter, int minute, Measure measure) {
        return delta.slice(view, quarter).cell(TAGS, minute)[measure.ordinal()];
    }

    @Test
    void theLiveViewCreditsTheMomentAndTheCohortViewTheBeginning() {
        List<Fact> facts = new ArrayList<>(visit.begins());
        facts.addAll(visit.answered(75));
        facts.add(visit.fact(Kind.PASSED, 1, 20));

        QueueDelta delta = VisitFacts.delta(facts);

        assertThat(sum(delta, View.LIVE, QUARTER, 14, Measure.OFFERED)).isOne();
        assertThat(sum(delta, View.LIVE, NEXT_QUARTER, 0, Measure.PASSED)).isOne();
        assertThat(sum(delta, View.LIVE, NEXT_QUARTER, 1, Measure.ANSWERED)).isOne();
        for (Measure measure : List.of(Measure.OFFERED, Measure.PASSED, Measure.ANSWERED)) {
            assertThat(sum(delta, View.COHORT, QUARTER, 0, measure)).as(measure.name()).isOne();
        }
        assertThat(delta.slice(View.COHORT, QUARTER).waits).containsEntry(75_000L, 1);
        assertThat(delta.slice(View.LIVE, NEXT_QUARTER).waits).containsEntry(75_000L, 1);
    }

    @Test
    void equalityIsInTargetAndShort() {
        QueueDelta delta =
                VisitFacts.delta(
                        List.of(
                                visit.fact(Kind.ANSWERED, 1, 20),
                                visit.fact(Kind.ANSWERED, 1, 20.001),
                                visit.fact(Kind.ABANDONED, 1, 5),
                                visit.fact(Kind.ABANDONED, 1, 5.001),
                                visit.fact(Kind.ABANDONED, 1, 20)));

        assertThat(sum(delta, View.COHORT, QUARTER, 0, Measure.ANSWERED_IN_TARGET)).isOne();
        assertThat(sum(delta, View.COHORT, QUARTER, 0, Measure.EXCESS_WAIT_MS)).isOne();
        assertThat(sum(delta, View.COHORT, QUARTER, 0, Measure.ABANDONED_IN_TARGET)).isEqualTo(3);
        assertThat(sum(delta, View.COHORT, QUARTER, 0, Measure.SHORT_ABANDONED)).isOne();
    }

    @Test
    void howLongTheLostWaitedIsNotKnown() {
        QueueDelta delta =
                VisitFacts.delta(
                        List.of(
                                visit.fact(
                                        Kind.FLOWED_OUT,
                                        1,
                                        14_400,
                                        fact -> fact.reason = FlowOutReason.LOST)));

        assertThat(sum(delta, View.COHORT, QUARTER, 0, Measure.FLOW_OUT_LOST)).isOne();
        assertThat(sum(delta, View.COHORT, QUARTER, 0, Measure.FLOW_OUT_IN_TARGET)).isZero();
        assertThat(sum(delta, View.COHORT, QUARTER, 0, Measure.EXCESS_WAIT_MS)).isZero();
    }

    @ParameterizedTest
    @EnumSource(FlowOutReason.class)
    void everyFlowOutIsCountedUnderOneReason(FlowOutReason reason) {
        QueueDelta delta =
                VisitFacts.delta(
                        List.of(visit.fact(Kind.FLOWED_OUT, 1, 9, fact -> fact.reason = reason)));
        Set<Measure> reasons = EnumSet.range(Measure.FLOW_OUT_OVERFLOW, Measure.FLOW_OUT_OTHER);
        reasons.add(Measure.CALLBACKS);

        assertThat(sum(delta, View.COHORT, QUARTER, 0, Measure.FLOW_OUT)).isOne();
        assertThat(reasons)
                .filteredOn(measure -> sum(delta, View.COHORT, QUARTER, 0, measure) == 1)
                .singleElement()
                .extracting(Measure::name)
                .isEqualTo(reason == FlowOutReason.CALLBACK ? "CALLBACKS" : "FLOW_OUT_" + reason);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aFactAndItsWithdrawalLeaveNothingButZeros(Kind kind) {
        List<Fact> both = new ArrayList<>();
        for (int sign : new int[] {1, -1}) {
            both.add(
                    visit.fact(
                            kind,
                            sign,
                            33,
                            fact -> {
                                fact.talkMs = 123_456;
                                fact.holdMs = 7_000;
                                fact.wrapMs = 999;
                                fact.cost = 650;
                                fact.transferred = true;
                                fact.effortMs = 60_000;
                                fact.overdue = true;
                            }));
        }

        for (QueueDelta delta : VisitFacts.deltas(both)) {
            assertThat(delta.slices.values()).allSatisfy(FactSumsTest::isZero);
            assertThat(delta.waitingSince).isEmpty();
            assertThat(delta.serving.values()).allMatch(agents -> agents == 0);
            assertThat(delta.openSince).isEmpty();
            assertThat(delta.inService).isZero();
            assertThat(delta.callbacksOwed).isZero();
            assertThat(delta.callbacksOverdue).isZero();
        }
    }

    private static void isZero(Slice slice) {
        assertThat(slice.waits).isEmpty();
        assertThat(slice.handles).isEmpty();
        assertThat(slice.responses).isEmpty();
        assertThat(slice.levels).isEmpty();
        assertThat(slice.cells.values())
                .allSatisfy(
                        minutes ->
                                assertThat(minutes.values())
                                        .allSatisfy(sums -> assertThat(sums).containsOnly(0)));
    }

    @Test
    void theTotalOfAChannelIsTheSumOfItsQueuesWhateverTheirTags() {
        List<Fact> facts = new ArrayList<>(visit.begins());
        facts.addAll(new VisitFacts("NW", BEGIN).begins());
        facts.forEach(
                fact -> fact.tags = Tags.of("gold", "unknown", fact.queue.equals("NW") ? 1 : 2));

        List<QueueDelta> deltas = VisitFacts.deltas(facts);

        assertThat(deltas)
                .extracting(QueueDelta::key)
                .containsExactlyInAnyOrder("voice PS", "voice NW", "voice *");
        QueueDelta total = deltas.get(deltas.size() - 1);
        assertThat(total.ofOneQueue()).isFalse();
        assertThat(total.slice(View.COHORT, QUARTER).cells).containsOnlyKeys(Tags.NONE);
        assertThat(total.slice(View.COHORT, QUARTER).cell(Tags.NONE, 0)[Measure.OFFERED.ordinal()])
                .isEqualTo(2);
    }

    @Test
    void onceDrainedItBeginsAnew() {
        FactSums sums = new FactSums();
        visit.begins().forEach(sums::add);
        sums.drainTo(delta -> {});
        List<QueueDelta> later = new ArrayList<>();

        assertThat(sums.facts()).isZero();
        sums.drainTo(later::add);
        assertThat(later).isEmpty();
    }

    @Test
    void aQueueThatIsTouchedHasADeltaThoughNothingHappened() {
        FactSums sums = new FactSums();
        sums.touch(Channel.VOICE, "quiet");
        List<QueueDelta> deltas = new ArrayList<>();

        sums.drainTo(deltas::add);

        assertThat(deltas).extracting(QueueDelta::key).containsExactly("voice quiet", "voice *");
    }

    @Test
    void responsesAreCountedSummedAndBucketedInBothViews() {
        QueueDelta delta =
                VisitFacts.delta(
                        List.of(
                                visit.fact(Kind.RESPONDED, 1, 15, fact -> fact.since += 5_000),
                                visit.fact(Kind.RESPONDED, 1, 75, fact -> fact.since += 25_000),
                                visit.fact(Kind.FIRST_RESPONDED, 1, 15)));

        for (View view : View.values()) {
            Rollup day = day(delta, view);
            assertThat(sum(day, Measure.RESPONSES)).isEqualTo(2);
            assertThat(sum(day, Measure.RESPONSE_MS)).isEqualTo(60_000);
            assertThat(sum(day, Measure.RESPONSES_IN_TARGET)).isOne();
            assertThat(sum(day, Measure.FIRST_RESPONSES)).isOne();
            assertThat(sum(day, Measure.FIRST_RESPONSE_MS)).isEqualTo(15_000);
            assertThat(sum(day, Measure.FIRST_RESPONSES_IN_TARGET)).isOne();
            assertThat(day.responses.count()).isEqualTo(2);
            assertThat(day.responses.at(95)).isBetween(49_500L, 50_500L);
        }
        assertThat(sum(delta, View.LIVE, NEXT_QUARTER, 1, Measure.RESPONSES)).isOne();
    }

    private static Rollup day(QueueDelta delta, View view) {
        Rollup day = new Rollup();
        delta.slices.forEach(
                (key, slice) -> {
                    if (SliceKey.view(key) == view) {
                        day.add(slice);
                    }
                });
        return day;
    }

    private static long sum(Rollup rollup, Measure measure) {
        return rollup.total[measure.ordinal()];
    }

    @Test
    void theHandledOfUnknownTimeHaveNone() {
        QueueDelta delta =
                VisitFacts.delta(
                        List.of(
                                visit.fact(Kind.HANDLED, 1, 60, fact -> fact.talkMs = 40_000),
                                visit.fact(
                                        Kind.HANDLED,
                                        1,
                                        60,
                                        fact -> {
                                            fact.timed = false;
                                            fact.cost = 650;
                                        })));

        Rollup day = day(delta, View.COHORT);

        assertThat(sum(day, Measure.HANDLED)).isEqualTo(2);
        assertThat(sum(day, Measure.HANDLED_TIMED)).isOne();
        assertThat(sum(day, Measure.TALK_MS)).isEqualTo(40_000);
        assertThat(sum(day, Measure.COST)).isEqualTo(650);
        assertThat(day.handles.count()).isOne();
    }

    @Test
    void callBacksDiscardsAndEffortAreCountedWhenTheyHappenAndWhereTheVisitBegan() {
        List<Fact> facts = new ArrayList<>();
        for (Kind kind :
                List.of(
                        Kind.CALLBACK_ATTEMPTED,
                        Kind.CALLBACK_REACHED,
                        Kind.CALLBACK_EXPIRED,
                        Kind.CALLBACK_PASSED,
                        Kind.DISCARDED)) {
            facts.add(visit.fact(kind, 1, 75));
        }
        facts.add(visit.fact(Kind.EFFORT, 1, 75, fact -> fact.effortMs = 30_000));

        QueueDelta delta = VisitFacts.delta(facts);

        for (Measure measure :
                List.of(
                        Measure.CALLBACK_ATTEMPTS,
                        Measure.CALLBACKS_REACHED,
                        Measure.CALLBACKS_EXPIRED,
                        Measure.CALLBACKS_OVERDUE,
                        Measure.DISCARDED)) {
            assertThat(sum(delta, View.LIVE, NEXT_QUARTER, 1, measure)).as(measure.name()).isOne();
            assertThat(sum(delta, View.COHORT, QUARTER, 0, measure)).as(measure.name()).isOne();
        }
        assertThat(sum(delta, View.COHORT, QUARTER, 0, Measure.EFFORT_MS)).isEqualTo(30_000);
    }

    @Test
    void theCohortKnowsEveryTagAndTheLiveViewThoseOfItsRows() {
        Tags all = new Tags("gold", "unknown", 2, "north", "billing", "renewal");
        List<Fact> facts = visit.begins();
        facts.forEach(fact -> fact.tags = all);

        QueueDelta delta = VisitFacts.delta(facts);

        assertThat(delta.slice(View.COHORT, QUARTER).cells).containsOnlyKeys(all);
        assertThat(delta.slice(View.LIVE, QUARTER).cells).containsOnlyKeys(TAGS);
    }

    @Test
    void correspondenceIsNotToldByTheMinute() {
        List<Fact> facts = visit.begins();
        facts.forEach(fact -> fact.channel = Channel.EMAIL);

        Slice live = VisitFacts.delta(facts).slice(View.LIVE, QUARTER);

        assertThat(live.cells.get(TAGS)).containsOnlyKeys(0);
    }

    @Test
    void whatIsSoNowIsCountedBesideTheSlices() {
        QueueDelta delta =
                VisitFacts.delta(
                        List.of(
                                visit.fact(Kind.OPEN, 1, 0),
                                visit.fact(Kind.IN_SERVICE, 1, 0),
                                visit.fact(Kind.IN_SERVICE, 1, 0, fact -> fact.first = false),
                                visit.fact(Kind.CALLBACK_OWED, 1, 0),
                                visit.fact(Kind.CALLBACK_OWED, 1, 0, fact -> fact.overdue = true)));

        assertThat(delta.slices).isEmpty();
        assertThat(delta.openSince).containsEntry(BEGIN.toEpochMilli(), 1);
        assertThat(delta.serving).containsEntry("ann", 2);
        assertThat(delta.inService).isOne();
        assertThat(delta.callbacksOwed).isEqualTo(2);
        assertThat(delta.callbacksOverdue).isOne();
    }
}
