package io.queuewatch.pipeline.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.RejectedEvent;
import io.queuewatch.pipeline.outcome.OutcomeEvent.Kind;
import io.queuewatch.schemas.DeadLetterReason;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.Outbound;
import io.queuewatch.schemas.Outcome;
import io.queuewatch.schemas.SurveyEventType;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutcomeOperatorTest {

    private static final long HORIZON_MS = Duration.ofDays(35).toMillis();
    private static final long HOUR_MS = 3_600_000;
    private static final Offset<Double> CLOSE = Offset.offset(1e-9);

    private final Told call = new Told("c");
    private OutcomeChain chain;

    @BeforeEach
    void open() throws Exception {
        chain = new OutcomeChain(Targets.defaults(), HORIZON_MS);
    }

    @AfterEach
    void close() throws Exception {
        chain.close();
    }

    private Outcome day(String queue) throws Exception {
        chain.mark(Told.at(10));
        return chain.day(queue);
    }

    @Test
    void shouldTakeTheTimeToTheFirstResolutionThatIsSaid() throws Exception {
        chain.report(call.handled(1, 1).over(1).report());
        chain.event(call.says(Kind.RESOLVED, 4));
        chain.event(call.says(Kind.RESOLVED, 3));

        Outcome day = day("PS");

        assertThat(day.getResolved()).isOne();
        assertThat(day.getResolvedInferred()).isZero();
        assertThat(day.getTimeToResolutionBase()).isOne();
        assertThat(day.getResolutionMs()).isEqualTo(3 * HOUR_MS);
        assertThat(day.getTimeToResolutionMs()).isEqualTo(3.0 * HOUR_MS);
        assertThat(day.getTimeToResolutionInferredMs()).isNull();
    }

    @Test
    void shouldKeepInferredResolutionsApart() throws Exception {
        chain.report(call.handled(2, 1).over(2).report());

        Outcome day = day("PS");

        assertThat(day.getResolved()).isOne();
        assertThat(day.getResolvedInferred()).isOne();
        assertThat(day.getResolutionInferredMs()).isEqualTo(2 * HOUR_MS);
        assertThat(day.getTimeToResolutionInferredMs()).isEqualTo(2.0 * HOUR_MS);
        assertThat(day.getTimeToResolutionMs()).isNull();
    }

    @Test
    void shouldCreditAReopeningOnceToTheDayOfTheResolution() throws Exception {
        chain.report(call.report());
        chain.report(new Told("other").over(2).report());
        chain.event(call.says(Kind.REOPENED, 40));
        chain.event(call.says(Kind.REOPENED, 50));
        chain.event(call.says(Kind.RESOLVED, 1));

        Outcome day = day("PS");

        assertThat(day.getReopened()).isOne();
        assertThat(day.getReopenRate()).isEqualTo(0.5);
    }

    @Test
    void shouldCreditAnEscalationOnceToTheDayOfTheFirst() throws Exception {
        chain.report(call.handled(2, 1).report());
        chain.report(new Told("other").handled(2, 1).report());
        chain.event(call.says(Kind.ESCALATED, 30));
        chain.event(call.says(Kind.ESCALATED, 1));

        Outcome day = day("PS");

        assertThat(day.getEscalated()).isOne();
        assertThat(day.getContactsHandled()).isEqualTo(2);
        assertThat(day.getEscalationRate()).isEqualTo(0.5);
    }

    @Test
    void shouldTellWhatContactsCostAndWhatWasPaidBack() throws Exception {
        chain.report(call.handled(1, 1).over(1).report());
        chain.report(new Told("other").handled(1, 1).report());
        chain.report(new Told("abandoned").report());
        chain.event(call.credited(500, 2));
        chain.event(call.credited(200, 3));

        Outcome day = day("PS");

        assertThat(day.getCost()).isEqualTo(1_300);
        assertThat(day.getCostPerContact()).isCloseTo(1_300 / 3.0, CLOSE);
        assertThat(day.getCostPerResolved()).isEqualTo(1_300);
        assertThat(day.getCredits()).isEqualTo(700);
    }

    @Test
    void shouldBringAnswersOfAllScalesOntoFivePoints() throws Exception {
        chain.report(call.handled(1, 1).report());
        chain.event(call.survey(SurveyEventType.INVITED, 2));
        chain.event(call.survey(SurveyEventType.INVITED, 2));
        chain.event(call.answers(3, 4, 5, null));
        chain.event(call.answers(3, 4, 7, null));
        chain.event(call.answers(3, 10, 10, null));
        chain.event(call.answers(3, 2, 2, null));
        chain.event(call.answers(3, 2, 3, null));

        Outcome day = day("PS");

        assertThat(day.getCsatN()).as("2 and 3 points give a share only").isEqualTo(3);
        assertThat(day.getCsat()).isCloseTo((4 + 3 + 5) / 3.0, CLOSE);
        assertThat(day.getCsatShareN()).isEqualTo(5);
        assertThat(day.getCsatGood()).isEqualTo(3);
        assertThat(day.getCsatShare()).isEqualTo(0.6);
        assertThat(day.getSurveysInvited()).isEqualTo(2);
        assertThat(day.getSurveysAnswered()).isEqualTo(5);
        assertThat(day.getResponseRate()).isEqualTo(2.5);
        assertThat(day.getCsatMargin()).as("below 10 answers").isNull();
        assertThat(day.getCsatShareLow()).isNull();
    }

    /**
     * The ten sum to 38, their squares to 162: a variance of (162 - 144.4) / 9, and t is 2.2622. Of
     * seven in ten good ones Wilson is sure within 0.3968 and 0.8922.
     */
    @Test
    void shouldTellHowSureSatisfactionIs() throws Exception {
        chain.report(call.handled(1, 1).report());
        for (int csat : new int[] {5, 5, 5, 5, 4, 4, 4, 3, 2, 1}) {
            chain.event(call.answers(3, csat, 5, null));
        }

        Outcome day = day("PS");

        assertThat(day.getCsatSumMicro()).isEqualTo(38_000_000);
        assertThat(day.getCsatSumSqMicro()).isEqualTo(162_000_000);
        assertThat(day.getCsat()).isCloseTo(3.8, CLOSE);
        assertThat(day.getCsatMargin())
                .isCloseTo(2.2622 * Math.sqrt(17.6 / 9 / 10), Offset.offset(1e-4));
        assertThat(day.getCsatShare()).isEqualTo(0.7);
        assertThat(day.getCsatShareLow()).isCloseTo(0.3968, Offset.offset(1e-4));
        assertThat(day.getCsatShareHigh()).isCloseTo(0.8922, Offset.offset(1e-4));
    }

    @Test
    void shouldSetPromotersAgainstDetractors() throws Exception {
        chain.report(call.handled(1, 1).report());
        for (int nps : new int[] {10, 9, 9, 9, 9, 8, 7, 7, 6, 0}) {
            chain.event(call.answers(3, null, null, nps));
        }
        chain.event(call.survey(SurveyEventType.FOLLOWED_UP, 7));
        chain.event(call.survey(SurveyEventType.FOLLOWED_UP, 5));

        Outcome day = day("PS");

        assertThat(day.getNpsN()).isEqualTo(10);
        assertThat(day.getPromoters()).isEqualTo(5);
        assertThat(day.getDetractors()).isEqualTo(2);
        assertThat(day.getNps()).isCloseTo(30, CLOSE);
        assertThat(day.getNpsMargin()).isCloseTo(1.96 * Math.sqrt(10_000 * 0.61 / 10), CLOSE);
        assertThat(day.getFollowUpRate()).isEqualTo(1);
        assertThat(day.getFollowUpMeanMs()).isEqualTo(2.0 * HOUR_MS);
    }

    @Test
    void shouldCreditSurveysToTheLastQueueThatHandledTheContact() throws Exception {
        chain.report(call.handlingQueue("PS").transferredTo("NE").handled(1, 1).report());
        chain.event(call.answers(3, 5, 5, 10));

        chain.mark(Told.at(10));

        assertThat(chain.day("PS").getSurveysAnswered()).isOne();
        assertThat(chain.day("PS").getContacts()).as("at its first visit").isOne();
        assertThat(chain.day("PS").getContactsHandled()).isZero();
        assertThat(chain.day("NE").getContactsHandled()).as("at its last").isOne();
    }

    @Test
    void shouldCreditTheDaysOfTheQueuesZone() throws Exception {
        chain.report(call.report());
        chain.event(call.says(Kind.RESOLVED, 16));
        chain.mark(Told.at(20));

        assertThat(chain.outcomes())
                .filteredOn(row -> row.getResolved() == 1)
                .extracting(Outcome::getStart)
                .containsOnly(Instant.parse("2026-03-03T00:00:00Z"));
    }

    @Test
    void shouldWriteRowsOfSegmentsOfQueuesAndOfAll() throws Exception {
        chain.report(call.report());
        chain.mark(Told.at(1));

        assertThat(chain.outcomes())
                .extracting(row -> row.getQueue() + " " + row.getSegment())
                .containsExactlyInAnyOrder("PS gold", "PS *", "* *");
    }

    @Test
    void shouldCountWhatTheCentreBeganInOutboundAlone() throws Exception {
        chain.report(call.direction(Direction.PROACTIVE).handled(1, 1).report());
        chain.event(call.says(Kind.RESOLVED, 2));
        chain.mark(Told.at(3));

        assertThat(chain.outcomes()).isEmpty();
        assertThat(chain.outbounds())
                .extracting(Outbound::getQueue)
                .containsExactlyInAnyOrder("PS", "*");
        assertThat(chain.outbounds())
                .allSatisfy(
                        row -> {
                            assertThat(row.getDirection()).isEqualTo("proactive");
                            assertThat(row.getContacts()).isOne();
                            assertThat(row.getHandled()).isOne();
                            assertThat(row.getTalkMs()).isEqualTo(90_000);
                        });
    }

    @Test
    void shouldWithdrawADiscardedContact() throws Exception {
        chain.report(call.handled(1, 1).over(1).report());
        chain.event(call.answers(3, 5, 5, 10));
        chain.mark(Told.at(4));
        chain.report(call.withdrawn());

        Outcome day = day("PS");

        assertThat(day.getContacts()).isZero();
        assertThat(day.getResolved()).isZero();
        assertThat(day.getSurveysAnswered()).isZero();
        assertThat(day.getCsat()).isNull();
    }

    @Test
    void shouldLetALaterRevisionReplaceAnEvent() throws Exception {
        chain.report(call.report());
        OutcomeEvent resolved = call.says(Kind.RESOLVED, 2);
        OutcomeEvent revised = call.says(Kind.NOTHING, 2);
        revised.eventId = resolved.eventId;
        revised.revision = 1;
        chain.event(revised);
        chain.event(resolved);

        assertThat(day("PS").getResolved()).isZero();
    }

    @Test
    void shouldPutAsideWhatComesAfterTheHorizon() throws Exception {
        chain.report(call.report());
        chain.mark(Told.at(35 * 24 + 3));
        chain.event(call.says(Kind.RESOLVED, 2));

        assertThat(chain.rejected())
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.reason).isEqualTo(DeadLetterReason.TOO_LATE);
                            assertThat(letter.input).isEqualTo("calls");
                            assertThat(letter.detail).contains("3027600000 ms after");
                        });
    }

    @Test
    void shouldPutOrphansAsideAtTheHorizon() throws Exception {
        chain.event(call.answers(3, 5, 5, 10));
        chain.mark(Told.at(35 * 24 + 2));
        assertThat(chain.rejected()).isEmpty();

        chain.mark(Told.at(35 * 24 + 4));

        assertThat(chain.rejected())
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.reason).isEqualTo(DeadLetterReason.ORPHAN);
                            assertThat(letter.input).isEqualTo("surveys");
                            assertThat(letter.subject).isEqualTo("c");
                        });
        assertThat(chain.deadlines()).isZero();
    }

    @Test
    void shouldPutAsideWhatHappenedBeforeItsContact() throws Exception {
        chain.report(call.begins(1).last());
        chain.event(call.says(Kind.RESOLVED, 0));
        assertThat(day("PS").getResolved()).isZero();

        chain.mark(Told.at(36 * 24));

        assertThat(chain.rejected())
                .extracting((RejectedEvent letter) -> letter.reason)
                .containsExactly(DeadLetterReason.IMPOSSIBLE);
    }

    @Test
    void shouldNotBeReopenedBeforeItBegan() throws Exception {
        chain.report(call.begins(1).handled(2, 1).over(2).last());
        chain.event(call.says(Kind.REOPENED, 0));

        assertThat(day("PS").getResolved()).isOne();
        assertThat(day("PS").getReopened()).isZero();
    }

    @Test
    void shouldBelieveNoOtherChannel() throws Exception {
        chain.report(call.handled(1, 1).report());
        chain.event(new Told("c").channel(Channel.EMAIL).says(Kind.RESOLVED, 2));

        assertThat(day("PS").getResolved()).isZero();
    }

    @Test
    void shouldForgetAContactOnceItIsReportedNoMoreAndTheHorizonHasPassed() throws Exception {
        chain.report(call.handled(1, 1).over(1).report());
        chain.mark(Told.at(50 * 24));
        assertThat(chain.states().get(0)).as("it may still be reported").isPositive();

        chain.report(call.last());
        chain.mark(Told.at(52 * 24));

        assertThat(chain.states().get(0)).isZero();
    }

    @Test
    void shouldForgetADiscardedContact() throws Exception {
        chain.report(call.withdrawn());
        chain.mark(Told.at(36 * 24));

        assertThat(chain.states().get(0)).isZero();
        assertThat(chain.deadlines()).isZero();
    }
}
