package io.queuewatch.pipeline.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final Deadlines<String> deadlines = new Deadlines<>();

    private List<String> take(long now) throws Exception {
        List<String> due = new ArrayList<>();
        deadlines.take(now, (deadline, key) -> due.add(key + " " + deadline));
        return due;
    }

    @Test
    void shouldTakeWhatIsDueToTheMillisecond() throws Exception {
        deadlines.add(20_000, "a");
        deadlines.add(20_001, "b");

        assertThat(take(19_999)).isEmpty();
        assertThat(take(20_000)).containsExactly("a 20000");
        assertThat(take(20_000)).isEmpty();
        assertThat(take(20_001)).containsExactly("b 20001");
        assertThat(deadlines.size()).isZero();
    }

    @Test
    void shouldTakeAllAtTheEndOfTime() throws Exception {
        deadlines.add(-1, "before 1970");
        deadlines.add(0, "in 1970");
        deadlines.add(4_000_000_000_000L, "in 2096");

        assertThat(take(Long.MAX_VALUE)).hasSize(3);
        assertThat(deadlines.size()).isZero();
    }

    @Test
    void shouldTakeWhatIsAddedAndDueWhileOthersAreTaken() throws Exception {
        List<String> due = new ArrayList<>();
        deadlines.add(1_000, "a");
        deadlines.take(
                10_000,
                (deadline, key) -> {
                    due.add(key + " " + deadline);
                    if (deadline == 1_000) {
                        deadlines.add(5_000, key);
                        deadlines.add(10_001, key);
                    }
                });

        assertThat(due).containsExactly("a 1000", "a 5000");
        assertThat(take(10_001)).containsExactly("a 10001");
    }

    @Test
    void shouldMissNoneAndTakeNoneTwiceHoweverTimeMoves() throws Exception {
        Random random = new Random(1);
        Map<String, Long> waiting = new TreeMap<>();
        long now = 0;
        for (int i = 0; i < 5_000; i++) {
            long deadline = now + random.nextInt(3_000);
            waiting.put("k" + i, deadline);
            deadlines.add(deadline, "k" + i);
            if (random.nextInt(4) == 0) {
                now += random.nextInt(700);
                long reached = now;
                deadlines.take(
                        reached,
                        (at, key) -> {
                            assertThat(at).isLessThanOrEqualTo(reached);
                            assertThat(waiting.remove(key)).isEqualTo(at);
                        });
                assertThat(waiting.values()).allMatch(at -> at > reached);
            }
        }
        assertThat(deadlines.size()).isEqualTo(waiting.size());
    }
}
