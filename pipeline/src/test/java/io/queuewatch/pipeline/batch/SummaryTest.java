package io.queuewatch.pipeline.batch;

import static io.queuewatch.schemas.CallEventType.ABANDONED;
import static io.queuewatch.schemas.CallEventType.ANSWERED;
import static io.queuewatch.schemas.CallEventType.ENDED;
import static io.queuewatch.schemas.CallEventType.LEFT_QUEUE;
import static io.queuewatch.schemas.CallEventType.TRANSFERRED;
import static io.queuewatch.schemas.CallEventType.WRAPPED_UP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import io.queuewatch.schemas.LeaveReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Derived numbers and the intervals they belong to, worked out by hand. */
class SummaryTest {

    /** Answered after 0, 10 and 40 s; abandoned after 2 and 15 s; called back; lost. */
    private static Story busy() {
        return new Story()
                .queued(0, "PS")
                .at(0, ANSWERED)
                .at(30, ENDED)
                .at(60, WRAPPED_UP)
                .contact("c2")
                .queued(1, "PS")
                .at(11, ANSWERED)
                .at(71, TRANSFERRED)
                .contact("c3")
                .queued(2, "PS")
                .at(42, ANSWERED)
                .at(42, ENDED)
                .contact("c4")
                .queued(3, "PS")
                .at(5, ABANDONED)
                .contact("c5")
                .queued(4, "PS")
                .at(19, ABANDONED)
                .contact("c6")
                .queued(5, "PS")
                .at(15, LEFT_QUEUE, event -> event.setReason(LeaveReason.CALLBACK))
                .contact("c7")
                .queued(6, "PS");
    }

    @Test
    void ratesAreRatiosOfSums() {
        KpiSummary row = busy().summary("cohort", "1d", "PS");

        assertThat(row.getOffered()).isEqualTo(7);
        assertThat(row.getAnswerBase()).isEqualTo(7);
        assertThat(row.getAnswerRate()).isEqualTo(3 / 7.0);
        assertThat(row.getAnsweredOrCalledBack()).isEqualTo(4 / 7.0);
        assertThat(row.getServiceLevelFormula()).isEqualTo("short-abandons-excluded");
        assertThat(row.getServiceLevelBase()).isEqualTo(2 + 2 - 1 + 2);
        assertThat(row.getServiceLevel()).isEqualTo(2 / 5.0);
        assertThat(row.getAbandonmentBase()).isEqualTo(4);
        assertThat(row.getAbandonmentRate()).isEqualTo(1 / 4.0);
        assertThat(row.getAsaMs()).isEqualTo(50_000 / 3.0);
        assertThat(row.getExcessWaitBase()).isEqualTo(6);
        assertThat(row.getExcessWaitMeanMs()).isEqualTo(20_000 / 6.0);
        assertThat(row.getAhtMs()).isEqualTo(120_000 / 3.0);
        assertThat(row.getTalkMeanMs()).isEqualTo(90_000 / 3.0);
        assertThat(row.getWrapMeanMs()).isEqualTo(30_000 / 3.0);
        assertThat(row.getHoldMeanMs()).isZero();
        assertThat(row.getTransferRate()).isEqualTo(1 / 3.0);
        assertThat(row.getTargetMs()).isEqualTo(20_000);
        assertThat(row.getTargetRate()).isEqualTo(0.95);
    }

    @Test
    void percentilesAreWithinOnePerCentAndZeroIsExact() {
        KpiSummary row = busy().summary("cohort", "15m", "PS");

        assertThat(row.getWaitP50Ms()).isCloseTo(10_000L, within(100L));
        assertThat(row.getWaitP90Ms()).isCloseTo(40_000L, within(400L));
        assertThat(row.getWaitMaxMs()).isEqualTo(40_000);
        assertThat(row.getWaitP95Ms()).isCloseTo(40_000L, within(400L));
        assertThat(row.getHandleP50Ms()).isCloseTo(60_000L, within(600L));
        assertThat(row.getHandleP90Ms()).isCloseTo(60_000L, within(600L));
        assertThat(row.getHandleP95Ms()).isCloseTo(60_000L, within(600L));
        assertThat(row.getWaitBuckets()).isNull();
        KpiSummary day = busy().summary("cohort", "1d", "PS");
        // ln 10,000 / ln (1.01 / 0.99) is 460.5, ln 40,000 / … is 529.8, ln 60,000 / … is 550.1.
        assertThat(day.getWaitBuckets()).isEqualTo("zero:1 460:1 529:1");
        assertThat(day.getHandleBuckets()).isEqualTo("zero:1 550:2");
        KpiSummary first = new Story().queued(0, "PS").at(0, ANSWERED).summary("live", "1h", "PS");
        assertThat(first.getWaitP95Ms()).isZero();
        assertThat(first.getHandleP50Ms()).isNull();
    }

    @Test
    void minutesHaveNoPercentiles() {
        KpiSummary minute =
                new Story().queued(0, "PS").at(9, ANSWERED).until(9).summary("live", "1m", "PS");

        assertThat(minute.getAsaMs()).isEqualTo(9_000);
        assertThat(minute.getWaitP50Ms()).isNull();
        assertThat(minute.getWaitMaxMs()).isNull();
        assertThat(minute.getWaitingMax()).isNull();
    }

    @Test
    void theLongestLineCountsThoseWhoWaitedAtOneMoment() {
        // From second 4 on c2, c3, c4 and c5 wait; at 5 c4 leaves as c6 comes; at 6 comes c7.
        assertThat(busy().summary("live", "1d", "PS").getWaitingMax()).isEqualTo(5);
        Story apart =
                new Story()
                        .queued(0, "PS")
                        .at(10, ABANDONED)
                        .contact("c2")
                        .queued(10, "NE")
                        .at(20, ABANDONED);
        assertThat(apart.summary("live", "1d", "*").getWaitingMax()).isOne();
    }

    @Test
    void theLineAtTheBeginningOfAnIntervalCountsInIt() {
        Story story =
                new Story()
                        .queued(-10, "PS")
                        .contact("c2")
                        .queued(-10, "PS")
                        .at(0, ABANDONED)
                        .contact("c1")
                        .at(5, ABANDONED);

        assertThat(
                        story.rows().summaries().stream()
                                .filter(row -> row.getInterval().equals("15m"))
                                .filter(row -> row.getView().equals("live"))
                                .filter(row -> row.getQueue().equals("PS"))
                                .map(KpiSummary::getWaitingMax))
                .containsExactlyInAnyOrder(2L, 1L);
    }

    @Test
    void totalsAreOverAllQueuesWithTheTermsOfTheChannel() {
        KpiSummary all =
                new Story(RandomLivesTargets.targets(), Story.EIGHT)
                        .queued(0, "sales")
                        .at(25, ANSWERED)
                        .contact("c2")
                        .queued(0, "desk")
                        .at(50, ANSWERED)
                        .summary("live", "15m", "*");

        assertThat(all.getAnswered()).isEqualTo(2);
        assertThat(all.getTargetMs()).isEqualTo(30_000);
        assertThat(all.getServiceLevel()).isEqualTo(1 / 2.0);
        assertThat(all.getServiceLevelFormula()).isEqualTo("short-abandons-excluded");
    }

    @Test
    void theMostSpecificTargetOfAVisitCounts() {
        Story story = new Story(RandomLivesTargets.targets(), Story.EIGHT);
        for (String segment : List.of("gold", "regular")) {
            for (int priority : List.of(1, 2)) {
                story.contact(segment + priority)
                        .queued(0, "support")
                        .at(
                                0,
                                ENDED,
                                event -> {
                                    event.setEventTime(event.getEventTime().minusSeconds(1));
                                    event.setSegment(segment);
                                    event.setPriority(priority);
                                });
            }
        }

        assertThat(
                        story.all("live", "1m", "support").stream()
                                .filter(row -> row.getPassed() == 1)
                                .map(SummaryTest::passedAt))
                .containsExactlyInAnyOrder("gold 1 0", "gold 2 0", "regular 1 60", "regular 2 0");
    }

    private static String passedAt(KpiRow row) {
        long second = row.getStart().getEpochSecond() - Story.EIGHT.getEpochSecond();
        return row.getSegment() + " " + row.getPriority() + " " + second;
    }

    @Test
    void daysAndHoursBeginByTheClockOfTheQueue() {
        // Berlin leaves summer time on 25 October 2026 at 01:00 UTC: the hour from 2 comes twice.
        Story story =
                new Story(RandomLivesTargets.targets(), Instant.parse("2026-10-25T00:30:00Z"));
        story.queued(0, "sales").at(1, ABANDONED);
        story.contact("c2").queued(3600, "sales").at(3601, ABANDONED);
        story.contact("c3").queued(81_000, "sales").at(81_001, ABANDONED);
        story.contact("c4").queued(0, "care").at(1, ABANDONED);

        assertThat(
                        story.all("cohort", "1h", "sales").stream()
                                .map(row -> row.getStart().toString()))
                .containsExactlyInAnyOrder(
                        "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z", "2026-10-25T23:00:00Z");
        assertThat(
                        story.all("cohort", "1d", "sales").stream()
                                .map(row -> row.getStart().toString()))
                .containsExactlyInAnyOrder("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z");
        assertThat(story.all("cohort", "1h", "care").stream().map(row -> row.getStart().toString()))
                .containsExactly("2026-10-25T00:30:00Z");
        assertThat(story.day("care").getStart()).isEqualTo(Instant.parse("2026-10-24T18:30:00Z"));
    }

    @Test
    void theSevenFormulasGiveTheirKnownAnswers() {
        Sums sums = new Sums();
        sums.add(
                Map.of(
                        "answered", 1000L,
                        "abandoned", 60L,
                        "answered_in_target", 860L,
                        "abandoned_in_target", 20L,
                        "short_abandoned", 10L,
                        "passed", 180L));

        assertThat(List.of(Formula.values()))
                .extracting(formula -> Math.round(1e4 * formula.level(sums)) / 100.0)
                .containsExactly(81.90, 81.13, 82.69, 83.02, 82.08, 83.02, 86.00);
        assertThat(Formula.named("left-in-target")).isEqualTo(Formula.LEFT_IN_TARGET);
    }
}
