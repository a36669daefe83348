package io.queuewatch.infra.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.infra.simulator.LivePlayer.Progress;
import io.queuewatch.infra.simulator.model.StandardCentre;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

class LivePlayerTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final SettableClock clock = new SettableClock();
    private final List<SpecificRecordBase> events = new ArrayList<>();
    private final List<Instant> marks = new ArrayList<>();
    private final List<Progress> progress = new ArrayList<>();

    @Test
    void shouldCatchUpWithAMarkAMinuteAndGoOnInRealTime() throws InterruptedException {
        play(Duration.ofHours(2), 1, 40);

        assertThat(marks.subList(0, 120))
                .startsWith(NOW.minusSeconds(7140))
                .endsWith(NOW)
                .doesNotHaveDuplicates();
        assertThat(marks.subList(120, 160))
                .startsWith(NOW)
                .endsWith(NOW.plusMillis(39 * 250))
                .isSorted();
        assertThat(progress.get(119).live()).isFalse();
        assertThat(progress.get(120).live()).isTrue();
        assertThat(progress.get(159).events()).isEqualTo(events.size());
    }

    @Test
    void shouldPlayHistoryFasterAndNeverOvertakeTheClock() throws InterruptedException {
        play(Duration.ofMinutes(10), 60, 100);

        assertThat(marks.get(0)).isEqualTo(NOW.minus(Duration.ofMinutes(10)));
        assertThat(marks.get(1)).isEqualTo(NOW.minus(Duration.ofMinutes(10)).plusSeconds(15));
        assertThat(marks.get(99)).isEqualTo(NOW.plusMillis(99 * 250));
        assertThat(progress.stream().filter(Progress::live).count()).isEqualTo(59);
    }

    @Test
    void shouldMarkOnlyWhatIsComplete() throws InterruptedException {
        List<Instant> marked = new ArrayList<>(List.of(Instant.MIN));
        Instant start = NOW.minus(Duration.ofHours(1));
        new LivePlayer(
                        simulator(start),
                        event ->
                                assertThat((Instant) event.get("eventTime"))
                                        .isAfterOrEqualTo(marked.get(marked.size() - 1)),
                        marked::add,
                        clock,
                        start,
                        1)
                .play(ticks(200), reached -> {});

        assertThat(marked).hasSize(261);
    }

    @Test
    void shouldRefuseToBeSlowerThanTime() {
        assertThatThrownBy(() -> play(Duration.ofHours(1), .5, 1))
                .hasMessage("The speed is at least 1, not 0.5");
    }

    private void play(Duration history, double speed, int ticks) throws InterruptedException {
        Instant start = NOW.minus(history);
        new LivePlayer(simulator(start), events::add, marks::add, clock, start, speed)
                .play(ticks(ticks), progress::add);
    }

    private static Simulator simulator(Instant start) {
        return new Simulator(StandardCentre.in(ZoneOffset.UTC), 1, start);
    }

    private LivePlayer.Ticks ticks(int number) {
        int[] left = {number};
        return () -> {
            clock.now = clock.now.plus(LivePlayer.TICK);
            return --left[0] > 0;
        };
    }

    private static final class SettableClock extends Clock {
        private Instant now = NOW;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
