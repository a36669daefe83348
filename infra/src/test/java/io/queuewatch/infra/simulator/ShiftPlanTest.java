package io.queuewatch.infra.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.infra.simulator.model.QueueModel;
import io.queuewatch.infra.simulator.model.StandardCentre;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShiftPlanTest {

    private static final CentreModel CENTRE = StandardCentre.in(ZoneOffset.UTC);
    private static final long MONDAY = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    private static final long DAY = Duration.ofDays(1).toMillis();

    static Stream<QueueModel> queues() {
        return CENTRE.queues().stream();
    }

    /** That breaks are apart from each other and from both ends every shift sees to itself. */
    @ParameterizedTest
    @MethodSource("queues")
    void hasAShiftBeginWheneverAgentsLack(QueueModel queue) {
        ShiftPlan plan = new ShiftPlan(queue, ZoneOffset.UTC);
        int shifts = 0;
        for (long day = MONDAY; day < MONDAY + 14 * DAY; day += DAY) {
            List<Shift> ofDay = plan.shifts(day, day + DAY);
            long begin = day;
            assertThat(ofDay)
                    .allMatch(shift -> shift.from() >= begin && shift.from() < begin + DAY)
                    .allMatch(shift -> shift.to() - shift.from() <= Duration.ofHours(9).toMillis());
            shifts += ofDay.size();
        }
        assertThat(shifts).isPositive();
    }
}
