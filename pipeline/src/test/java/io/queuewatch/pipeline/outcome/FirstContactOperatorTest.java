package io.queuewatch.pipeline.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.outcome.OutcomeEvent.Kind;
import io.queuewatch.schemas.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstContactOperatorTest {

    private static final double DAY = 24;

    private final Told first = new Told("first").handled(1, 1).over(1);
    private OutcomeChain chain;

    @BeforeEach
    void open() throws Exception {
        chain = new OutcomeChain(Targets.defaults(), Duration.ofDays(35).toMillis());
    }

    @AfterEach
    void close() throws Exception {
        chain.close();
    }

    /** Of all queues of the channel on the day so many days after the first. */
    private Outcome row(String channel, int day) throws Exception {
        Instant start = Instant.parse("2026-03-02T00:00:00Z").plus(Duration.ofDays(day));
        return chain.outcomes().stream()
                .filter(row -> row.getChannel().equals(channel) && row.getQueue().equals("*"))
                .filter(row -> row.getStart().equals(start))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldBeProvisionalUntilEachWindowHasPassed() throws Exception {
        chain.report(first.report());
        chain.mark(Told.at(1 + DAY - 0.1));
        assertThat(row("voice", 0).getFcr1()).isEqualTo(1);
        assertThat(row("voice", 0).getFcr1Met()).isOne();
        assertThat(row("voice", 0).getFcr1Open()).isOne();

        chain.mark(Told.at(1 + DAY));
        assertThat(row("voice", 0).getFcr1Open()).isZero();
        assertThat(row("voice", 0).getFcr7Open()).isOne();

        chain.mark(Told.at(1 + 7 * DAY));
        assertThat(row("voice", 0).getFcr7Open()).isZero();
        assertThat(row("voice", 0).getRightFirstTimeOpen()).isZero();
        assertThat(row("voice", 0).getFcr30Open()).isOne();

        chain.mark(Told.at(1 + 30 * DAY));
        assertThat(row("voice", 0).getFcr30Open()).isZero();
        assertThat(row("voice", 0).getFcr30()).isEqualTo(1);
    }

    @Test
    void shouldFailWhereTheCustomerComesBackOnAnyChannel() throws Exception {
        chain.report(first.report());
        chain.report(new Told("again").channel(Channel.EMAIL).begins(3 * DAY).report());
        chain.mark(Told.at(4 * DAY));

        Outcome day = row("voice", 0);
        assertThat(day.getFcr1()).as("after more than 24 h").isEqualTo(1);
        assertThat(day.getFcr7Base()).isOne();
        assertThat(day.getFcr7()).isZero();
        assertThat(day.getFcr30()).isZero();
        assertThat(day.getRightFirstTime()).isZero();
    }

    @Test
    void shouldLeaveRepetitionsOutOfTheBase() throws Exception {
        chain.report(first.report());
        chain.report(
                new Told("again")
                        .begins(3 * DAY)
                        .handled(3 * DAY + 1, 1)
                        .over(3 * DAY + 1)
                        .report());
        chain.mark(Told.at(4 * DAY));

        Outcome day = row("voice", 3);
        assertThat(day.getResolved()).isOne();
        assertThat(day.getFcr1Base()).as("more than 24 h after the first").isOne();
        assertThat(day.getFcr7Base()).isZero();
        assertThat(day.getFcr7()).isNull();
        assertThat(day.getRightFirstTimeBase()).as("all that were handled").isOne();
    }

    @Test
    void shouldNotFailForAnotherTopicUnlessItIsUnknown() throws Exception {
        chain.report(first.report());
        chain.report(new Told("delivery").topic("delivery").begins(10).report());
        chain.mark(Told.at(12));
        assertThat(row("voice", 0).getFcr7()).isEqualTo(1);

        chain.report(new Told("unknown").topic(null).begins(11).report());
        chain.mark(Told.at(13));
        assertThat(row("voice", 0).getFcr7()).isZero();
    }

    @Test
    void shouldFailAReopenedContact() throws Exception {
        chain.report(first.report());
        chain.event(first.says(Kind.REOPENED, 20 * DAY));
        chain.mark(Told.at(2));

        assertThat(row("voice", 0).getFcr1()).isZero();
        assertThat(row("voice", 0).getRightFirstTime()).isZero();
    }

    @Test
    void shouldCallItRightFirstTimeWhenOneAgentWasEnough() throws Exception {
        chain.report(first.report());
        chain.report(new Told("b").customer("bob").handled(1, 2).report());
        chain.report(new Told("c").customer("cat").transferredTo("PS").handled(1, 1).report());
        chain.report(new Told("d").customer("dan").handled(1, 1).report());
        chain.report(new Told("e").customer(null).handled(1, 1).report());
        chain.mark(Told.at(2));

        assertThat(row("voice", 0).getRightFirstTimeBase()).isEqualTo(4);
        assertThat(row("voice", 0).getRightFirstTimeMet()).isEqualTo(2);
        assertThat(row("voice", 0).getRightFirstTime()).isEqualTo(0.5);
    }

    @Test
    void shouldSayOfHowManyItCanSpeak() throws Exception {
        chain.report(first.report());
        chain.report(new Told("unknown").customer(null).over(1).report());
        chain.mark(Told.at(2));

        assertThat(row("voice", 0).getResolvedKnown()).isOne();
        assertThat(row("voice", 0).getFcrKnown()).isEqualTo(0.5);
        assertThat(row("voice", 0).getFcr7Base()).isOne();
    }

    @Test
    void shouldFollowAContactToAnotherCustomer() throws Exception {
        chain.report(first.report());
        chain.report(new Told("again").begins(5).report());
        chain.mark(Told.at(6));
        assertThat(row("voice", 0).getFcr1()).isZero();

        chain.report(new Told("again").customer("bob").begins(5).report());
        chain.mark(Told.at(7));

        assertThat(row("voice", 0).getFcr1()).isEqualTo(1);
    }

    @Test
    void shouldRememberWhatAForgottenContactWasRepeatedBy() throws Exception {
        chain.report(first.last());
        Told again = new Told("again").begins(29 * DAY).handled(60 * DAY, 1).over(60 * DAY);
        chain.report(again.report());
        chain.mark(Told.at(67 * DAY));

        chain.event(again.says(Kind.REOPENED, 66 * DAY));
        chain.mark(Told.at(68 * DAY));

        assertThat(row("voice", 60).getReopened()).isOne();
        assertThat(row("voice", 60).getFcr30Base()).isZero();
        assertThat(row("voice", 60).getFcr30Met()).isZero();
        assertThat(row("voice", 60).getFcr7Base()).isOne();
        assertThat(row("voice", 60).getFcr7Met()).isZero();
    }

    @Test
    void shouldForgetACustomerWhenAllWindowsAndTheHorizonHavePassed() throws Exception {
        chain.report(first.last());
        chain.mark(Told.at(65 * DAY));
        assertThat(chain.states().get(1)).isOne();

        chain.mark(Told.at(65 * DAY + 2));

        assertThat(chain.states().get(1)).isZero();
        assertThat(chain.deadlines()).isZero();
        assertThat(row("voice", 0).getFcr30()).isEqualTo(1);
    }
}
