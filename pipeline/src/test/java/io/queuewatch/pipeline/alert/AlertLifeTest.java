package io.queuewatch.pipeline.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.schemas.AlertState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertLifeTest {

    /** Fires after 10, is over after 20. */
    private static final AlertTiming TIMING = new AlertTiming(10, 20);

    private static final AlertTiming AT_ONCE = new AlertTiming(0, 0);

    private final AlertLife life = new AlertLife();

    @Test
    void firesWhenItsConditionHasHeldForLongEnough() {
        assertThat(life.hear(100, true, TIMING)).isEmpty();
        assertThat(life.nextMoment(TIMING)).isEqualTo(110);
        assertThat(life.pass(109, TIMING)).isEmpty();
        assertThat(life.pass(110, TIMING)).contains(firing(100, 110));
        assertThat(life.nextMoment(TIMING)).isEqualTo(AlertLife.NEVER);
    }

    @Test
    void tellsNobodyOfWhatPasses() {
        life.hear(100, true, TIMING);

        assertThat(life.hear(109, false, TIMING)).isEmpty();
        assertThat(life.pass(1_000, TIMING)).isEmpty();
        assertThat(life.nextMoment(TIMING)).isEqualTo(AlertLife.NEVER);
    }

    @Test
    void isOverSinceItsConditionIsGoneOnceThatHasLasted() {
        life.hear(100, true, TIMING);
        life.pass(110, TIMING);

        assertThat(life.hear(150, false, TIMING)).isEmpty();
        assertThat(life.isFiring()).isTrue();
        assertThat(life.pass(170, TIMING)).contains(resolved(100, 150, 170));
        assertThat(life.isFiring()).isFalse();
    }

    @Test
    void isOneIncidentThoughItsConditionIsGoneForAMoment() {
        life.hear(100, true, TIMING);
        life.pass(110, TIMING);
        life.hear(150, false, TIMING);

        assertThat(life.hear(169, true, TIMING)).isEmpty();
        assertThat(life.pass(500, TIMING)).isEmpty();
        assertThat(life.hear(500, false, TIMING)).isEmpty();
        assertThat(life.pass(520, TIMING)).contains(resolved(100, 500, 520));
    }

    @Test
    void turnsAtItsOwnMomentThoughTimePassesUnseen() {
        life.hear(100, true, TIMING);
        assertThat(life.hear(200, false, TIMING)).containsExactly(firing(100, 110));
        assertThat(life.hear(300, true, TIMING)).containsExactly(resolved(100, 200, 220));
        assertThat(life.pass(400, TIMING)).contains(firing(300, 310));
    }

    @Test
    void turnsAtOnceWhereItIsToHaveNoPatience() {
        assertThat(life.hear(100, true, AT_ONCE)).containsExactly(firing(100, 100));
        assertThat(life.hear(150, false, AT_ONCE)).containsExactly(resolved(100, 150, 150));
    }

    @Test
    void isNotMovedByAWordThatIsOlderThanAnother() {
        life.hear(100, true, TIMING);
        life.hear(105, true, TIMING);

        assertThat(life.hear(104, false, TIMING)).isEmpty();
        assertThat(life.pass(110, TIMING)).contains(firing(100, 110));
    }

    @Test
    void isCorrectedByAnotherWordAboutTheSameMoment() {
        life.hear(100, true, TIMING);
        life.hear(100, false, TIMING);

        assertThat(life.pass(1_000, TIMING)).isEmpty();
    }

    @Test
    void refusesTimesThatCannotBe() {
        assertThatThrownBy(() -> new AlertTiming(-1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pending for -1 ms");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsTheSameHoweverTimePassesAndAsAPatientReaderWould(long seed) {
        Random random = new Random(seed);
        List<Word> words = words(random, 300);
        List<AlertChange> watched = new ArrayList<>();
        List<AlertChange> unwatched = new ArrayList<>();
        AlertLife watchedLife = new AlertLife();
        long end = words.get(words.size() - 1).at + 100;
        long now = 0;
        for (Word word : words) {
            for (; now < word.at; now += 1 + random.nextInt(4)) {
                watchedLife.pass(now, TIMING).ifPresent(watched::add);
            }
            watched.addAll(watchedLife.hear(word.at, word.trouble, TIMING));
            unwatched.addAll(life.hear(word.at, word.trouble, TIMING));
            if (random.nextInt(3) == 0) {
                Word old = words.get(random.nextInt(words.size()));
                if (old.at < word.at) {
                    assertThat(life.hear(old.at, !old.trouble, TIMING)).isEmpty();
                }
            }
        }
        watchedLife.pass(end, TIMING).ifPresent(watched::add);
        life.pass(end, TIMING).ifPresent(unwatched::add);

        assertThat(watched).isEqualTo(unwatched).isEqualTo(expected(words, end));
        assertThat(watched).hasSizeGreaterThan(3);
    }

    /** Second by second: what the last so many of them said decides. */
    private static List<AlertChange> expected(List<Word> words, long end) {
        List<AlertChange> changes = new ArrayList<>();
        boolean trouble = false;
        boolean firing = false;
        long since = 0;
        long startsAt = 0;
        int next = 0;
        for (long now = 0; now <= end; now++) {
            if (trouble && !firing && now - since == TIMING.pendingMs()) {
                firing = true;
                startsAt = since;
                changes.add(firing(since, now));
            } else if (!trouble && firing && now - since == TIMING.clearMs()) {
                firing = false;
                changes.add(resolved(startsAt, since, now));
            }
            while (next < words.size() && words.get(next).at == now) {
                if (words.get(next).trouble != trouble) {
                    trouble = !trouble;
                    since = now;
                }
                next++;
            }
        }
        return changes;
    }

    private record Word(long at, boolean trouble) {}

    private static List<Word> words(Random random, int count) {
        List<Word> words = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < count; i++) {
            at += 1 + random.nextInt(random.nextInt(5) == 0 ? 40 : 8);
            words.add(new Word(at, random.nextBoolean()));
        }
        return words;
    }

    private static AlertChange firing(long startsAt, long at) {
        return new AlertChange(AlertState.FIRING, startsAt, 0, at);
    }

    private static AlertChange resolved(long startsAt, long endsAt, long at) {
        return new AlertChange(AlertState.RESOLVED, startsAt, endsAt, at);
    }
}
