package io.queuewatch.infra.board;

import static io.queuewatch.infra.board.Boards.measures;
import static io.queuewatch.infra.board.Boards.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The target of all rows is 80 % in 20 s. */
class StateTest {
    private static final Measures KEPT = measures(100, .8, .9, .1);
    private static final Measures MISSED = measures(100, .7999, .9, .1);

    private static State state(QueueRow row) {
        return State.of(row, Boards.NOW, Duration.ofSeconds(30));
    }

    @Test
    void shouldBeOkWhereTheTargetIsJustMet() {
        assertThat(state(row("q", 5, 3, 20_000, KEPT, KEPT))).isEqualTo(State.OK);
    }

    @Test
    void shouldBreachJustBelowTheServiceLevelOfTheLastQuarterOfAnHour() {
        assertThat(state(row("q", 5, 0, 0, MISSED, KEPT))).isEqualTo(State.BREACH);
    }

    @Test
    void shouldWatchAWaitBeyondTheTarget() {
        assertThat(state(row("q", 5, 1, 20_001, KEPT, KEPT))).isEqualTo(State.WATCH);
    }

    @Test
    void shouldWatchADayBelowTheServiceLevelWanted() {
        assertThat(state(row("q", 5, 0, 0, KEPT, MISSED))).isEqualTo(State.WATCH);
        assertThat(state(row("q", 5, 0, 0, Measures.NONE, MISSED))).isEqualTo(State.WATCH);
    }

    @Test
    void shouldBeStaleWhateverTheFiguresOnceTheyAreOlderThanAllowed() {
        assertThat(state(row("q", 30, 0, 0, KEPT, KEPT))).isEqualTo(State.OK);
        assertThat(state(row("q", 31, 0, 0, KEPT, KEPT))).isEqualTo(State.STALE);
        assertThat(state(row("q", 31, 0, 0, MISSED, KEPT))).isEqualTo(State.STALE);
        assertThat(state(Boards.quiet("q", 31))).isEqualTo(State.STALE);
    }

    @Test
    void shouldBeQuietOnlyWhereNothingHappens() {
        assertThat(state(Boards.quiet("q", 2))).isEqualTo(State.QUIET);
        assertThat(state(row("q", 2, 0, 0, Measures.NONE, KEPT))).isEqualTo(State.OK);
    }

    @Test
    void shouldJudgeACentreByItsWorstQueue() {
        assertThat(Boards.afternoon().channels().get(0).worst(Boards.NOW, Duration.ofSeconds(30)))
                .isEqualTo(State.BREACH);
    }
}
