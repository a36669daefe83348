package io.queuewatch.pipeline.batch;

import static io.queuewatch.schemas.EmailEventType.REPLIED;
import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.schemas.KpiRow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Business time worked out by hand: Berlin, Fridays to Sundays from 1 to 4, 30 October closed. */
class HoursTest {

    private static final Hours.Span NIGHT = new Hours.Span(LocalTime.of(1, 0), LocalTime.of(4, 0));

    private static final Hours HOURS =
            new Hours(
                    ZoneId.of("Europe/Berlin"),
                    Map.of(
                            DayOfWeek.FRIDAY, NIGHT,
                            DayOfWeek.SATURDAY, NIGHT,
                            DayOfWeek.SUNDAY, NIGHT),
                    Set.of(LocalDate.of(2026, 10, 30)));

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @Test
    void theHourThatComesTwiceCountsTwice() {
        // Summer time ends on Sunday the 25th at 01:00 UTC: 1 to 4 is 23:00 to 03:00 UTC.
        assertThat(HOURS.between(at("2026-10-24T12:00:00Z"), at("2026-10-25T12:00:00Z")))
                .isEqualTo(Duration.ofHours(4));
        assertThat(HOURS.after(at("2026-10-24T12:00:00Z"), Duration.ofMinutes(210)))
                .isEqualTo(at("2026-10-25T02:30:00Z"));
    }

    @Test
    void theHourThatIsLeftOutIsNobodys() {
        // Summer time begins on Sunday the 29th at 01:00 UTC: 1 to 4 is 00:00 to 02:00 UTC.
        assertThat(HOURS.between(at("2026-03-28T12:00:00Z"), at("2026-03-29T12:00:00Z")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(HOURS.after(at("2026-03-29T00:59:59.500Z"), Duration.ofSeconds(2)))
                .isEqualTo(at("2026-03-29T01:00:01.500Z"));
    }

    @Test
    void holidaysAndOtherDaysAreClosed() {
        assertThat(HOURS.after(at("2026-10-25T02:59:59Z"), Duration.ofSeconds(2)))
                .isEqualTo(at("2026-10-31T00:00:01Z"));
        assertThat(HOURS.between(at("2026-10-25T03:00:00Z"), at("2026-10-31T00:00:00Z"))).isZero();
    }

    @Test
    void timeThatIsUsedUpAtClosingIsUsedUpThen() {
        assertThat(HOURS.after(at("2026-10-31T00:00:00Z"), Duration.ofHours(3)))
                .isEqualTo(at("2026-10-31T03:00:00Z"));
    }

    @Test
    void targetsInBusinessTimeAreHeldToTheirDeadline() {
        Promise hour = new Promise(Duration.ofHours(1), Duration.ofHours(2), Duration.ZERO, HOURS);
        BatchTargets targets =
                new BatchTargets(
                        ZoneOffset.UTC,
                        Map.of(
                                "email",
                                new BatchTargets.Terms(
                                        hour, Duration.ZERO, "abandons-miss", 0, 0.95)),
                        List.of(),
                        Set.of());
        // Begun on Saturday at noon: due on Sunday at 00:00 UTC.
        Story story = new Story(targets, at("2026-10-24T12:00:00Z")).received(0, "PS");
        double due = 12 * 3_600;

        assertThat(story.until(due - 1).day("PS").getPassed()).isZero();
        assertThat(story.until(due).live("15m", "PS", due).getPassed()).isOne();
        KpiRow row = story.email(due + 3_600, REPLIED).until(due + 4_000).day("PS");
        assertThat(row.getAnsweredInTarget()).isZero();
        assertThat(row.getWaitAnsweredMs()).isEqualTo(13 * 3_600_000L);
        assertThat(row.getExcessWaitMs()).isEqualTo(3_600_000);
        assertThat(row.getResponsesInTarget()).isOne();
    }
}
