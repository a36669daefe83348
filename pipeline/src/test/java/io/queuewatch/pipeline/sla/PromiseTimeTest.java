package io.queuewatch.pipeline.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PromiseTimeTest {

    private static PromiseTime from(long start, Pause... pauses) {
        return new PromiseTime(null, start, List.of(pauses));
    }

    @Test
    void pausesPutTheDeadlineOff() {
        PromiseTime time = from(100, new Pause(120, 150), new Pause(160, 200));

        assertThat(time.moment(10)).isEqualTo(110);
        assertThat(time.moment(25)).isEqualTo(155);
        assertThat(time.moment(35)).isEqualTo(205);
    }

    @Test
    void whatIsUsedUpAsAPauseBeginsCanBeKeptUntilItsEnd() {
        assertThat(from(100, new Pause(120, 150)).moment(20)).isEqualTo(150);
        assertThat(from(100, new Pause(100, 150)).moment(20)).isEqualTo(170);
    }

    @Test
    void aPauseThatGoesOnPutsOffForEver() {
        PromiseTime time = from(100, new Pause(120, Pause.LASTING));

        assertThat(time.moment(19)).isEqualTo(119);
        assertThat(time.moment(20)).isEqualTo(PromiseTime.NEVER);
        assertThat(time.elapsed(100, 1_000)).isEqualTo(20);
    }

    @Test
    void timeElapsesBetweenPausesOnly() {
        PromiseTime time = from(100, new Pause(120, 150), new Pause(160, 200));

        assertThat(time.elapsed(110, 155)).isEqualTo(15);
        assertThat(time.elapsed(130, 140)).isZero();
        assertThat(time.elapsed(0, 10)).isEqualTo(10);
        assertThat(time.elapsed(155, 300)).isEqualTo(105);
        assertThat(time.elapsed(300, 200)).isZero();
    }
}
