package io.queuewatch.pipeline.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked by hand; the bounds after Wilson (1927), with z = 1.959964. */
class BudgetTest {

    private static final Budget TWENTY = new Budget(0.2);
    private static final Misses LEAST = new Misses(20, 5);

    @ParameterizedTest
    @CsvSource({
        "20, 5, 0.1119",
        "10, 8, 0.4902",
        "57, 31, 0.4159",
        "20, 0, 0",
        "20, 20, 0.8389",
        "0, 0, 0"
    })
    void shouldKnowWhatIsSure(long contacts, long misses, double bound) {
        assertThat(new Misses(contacts, misses).lowerBound()).isCloseTo(bound, within(5e-5));
    }

    @Test
    void shouldNotBeSureOfLessThanNothing() {
        assertThat(new Misses(5, -1).lowerBound()).isCloseTo(0, within(1e-9));
        assertThat(new Misses(-1, 0).rate()).isZero();
    }

    /** At a target of 80 % a burn rate of 14 cannot exist: the limit is half way to all. */
    @ParameterizedTest
    @CsvSource({"0.05, 4, 0.2", "0.1, 4, 0.4", "0.2, 4, 0.6", "0.2, 2, 0.4", "0.2, 14.4, 0.6"})
    void shouldLimitByTheBurnRateButHalfWayToAllAtMost(double share, double burn, double limit) {
        assertThat(new Budget(share).limit(burn)).isCloseTo(limit, within(1e-12));
    }

    @Test
    void shouldTellHowFastItIsUsedUpAndWhatIsLeft() {
        assertThat(TWENTY.burn(new Misses(50, 30))).isCloseTo(3, within(1e-12));
        assertThat(TWENTY.left(new Misses(1_000, 50))).isCloseTo(0.75, within(1e-12));
        assertThat(TWENTY.left(new Misses(1_000, 300))).isCloseTo(-0.5, within(1e-12));
        assertThat(TWENTY.left(new Misses(0, 0))).isOne();
    }

    /** 45 of 60 are 75 %, surely 62.8 %; the limit is 60 %. */
    @Test
    void shouldPageWhereItBurnsSurely() {
        assertThat(TWENTY.burnsSurely(new Misses(60, 45), 4, LEAST)).isTrue();
        assertThat(TWENTY.burnsSurely(new Misses(60, 43), 4, LEAST)).isFalse();
    }

    /** 100 at 5 % and 300 at 20 %: 65 of 400 may miss. */
    @Test
    void shouldBeThatOfAllContactsWhereItChanged() {
        Budget five = new Budget(0.05);
        assertThat(five.mixed(100, TWENTY, 300).share()).isCloseTo(65 / 400.0, within(1e-12));
        assertThat(five.mixed(100, TWENTY, 0)).isEqualTo(five);
        assertThat(five.mixed(0, TWENTY, 300).share()).isCloseTo(0.2, within(1e-12));
        assertThat(TWENTY.mixed(3, TWENTY, 4)).isSameAs(TWENTY);
        assertThat(five.mixed(2, TWENTY, -1).share()).isCloseTo(0.05, within(1e-12));
    }

    /** Of 19 all may miss: nobody is called for so few. */
    @Test
    void shouldNotBeJudgedByFew() {
        Misses few = new Misses(19, 19);
        assertThat(TWENTY.burnsSurely(few, 4, LEAST)).isFalse();
        assertThat(TWENTY.burns(few, 2, LEAST)).isFalse();
        Budget strict = new Budget(0.01);
        assertThat(strict.burns(new Misses(20, 4), 2, LEAST)).isFalse();
        assertThat(strict.burns(new Misses(20, 5), 2, LEAST)).isTrue();
    }

    @Test
    void shouldMakeATicketBeyondTheLimitOnly() {
        assertThat(TWENTY.burns(new Misses(100, 40), 2, LEAST)).isFalse();
        assertThat(TWENTY.burns(new Misses(100, 41), 2, LEAST)).isTrue();
    }

    @Test
    void shouldBeAShare() {
        assertThatThrownBy(() -> new Budget(1)).hasMessageContaining("1.0; want a share");
        assertThatThrownBy(() -> new Budget(Double.NaN)).hasMessageContaining("NaN");
    }
}
