package io.queuewatch.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.ManualClock;
import org.junit.jupiter.api.Test;

class RowsTimeTest {

    private static final long SETTLES_MS = RowsTime.SETTLES.toMillis();

    private final ManualClock clock = new ManualClock();
    private final RowsTime time = new RowsTime(clock);
    private final List<Long> reached = new ArrayList<>();
    private final WatermarkOutput output =
            new WatermarkOutput() {
                @Override
                public void emitWatermark(Watermark watermark) {
                    reached.add(watermark.getTimestamp());
                }

                @Override
                public void markIdle() {}

                @Override
                public void markActive() {}
            };

    private void row(long asOf) {
        time.onEvent(DriftInput.at(asOf), 0, output);
    }

    private void pass(long millis) {
        clock.advanceTime(millis, TimeUnit.MILLISECONDS);
        time.onPeriodicEmit(output);
    }

    @Test
    void timeFollowsRowsThatHaveHadTimeToSettle() {
        row(1_000);
        pass(SETTLES_MS / 2);
        assertThat(reached).isEmpty();
        pass(SETTLES_MS / 2);
        row(2_000);
        assertThat(reached).isEmpty();
        pass(SETTLES_MS);
        assertThat(reached).containsExactly(1_000L);
        pass(SETTLES_MS);
        assertThat(reached).containsExactly(1_000L, 2_000L);
    }

    @Test
    void aJumpAfterARestartLeavesTimeForTheRowsThatFollowIt() {
        row(1_000);
        pass(SETTLES_MS);
        pass(SETTLES_MS - 1);
        row(9_000_000);
        pass(1);
        assertThat(reached).containsExactly(1_000L);
        pass(SETTLES_MS - 1);
        assertThat(reached).containsExactly(1_000L);
        pass(1);
        assertThat(reached).last().isEqualTo(9_000_000L);
    }

    @Test
    void withoutRowsTimeStandsStillAndAnOlderRowDoesNotTurnItBack() {
        row(5_000);
        pass(SETTLES_MS);
        row(3_000);
        pass(SETTLES_MS);
        pass(SETTLES_MS);
        pass(SETTLES_MS);
        assertThat(reached).containsOnly(5_000L);
    }
}
