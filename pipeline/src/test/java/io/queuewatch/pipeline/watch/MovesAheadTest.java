package io.queuewatch.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.kpi.Moves;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovesAheadTest {

    private final MovesAhead ahead = new MovesAhead();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theEarliestIsAlwaysTakenFirstHoweverTheyCome(long seed) {
        Random random = new Random(seed);
        List<Move> expected = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            if (random.nextInt(5) < 3) {
                // Mostly in order, as moves come.
                Move move = move(i + (i % 8_000 < 1_000 ? random.nextInt(1_000) : 0), i);
                ahead.add(move);
                expected.add(move);
            } else if (!expected.isEmpty()) {
                Move first =
                        expected.stream().min(Comparator.comparingLong(Move::at)).orElseThrow();
                assertThat(ahead.peek()).isSameAs(first);
                ahead.remove();
                expected.remove(first);
                if (expected.size() > 3_000) {
                    expected.clear();
                    while (ahead.peek() != null) {
                        ahead.remove();
                    }
                }
            }
            assertThat(ahead.size()).isEqualTo(expected.size());
        }
        assertThat(ahead).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void thereIsNoneWhereNoneCame() {
        assertThat(ahead.peek()).isNull();
        assertThat(ahead.size()).isZero();
    }

    private static Move move(long at, int change) {
        return new Move(Moves.Kind.WAITING, at, at, change);
    }
}
