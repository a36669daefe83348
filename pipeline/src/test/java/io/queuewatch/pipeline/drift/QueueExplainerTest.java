package io.queuewatch.pipeline.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.pipeline.drift.explain.Element;
import io.queuewatch.schemas.AgentTime;
import io.queuewatch.schemas.KpiBy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueueExplainerTest {

    private static final long HOUR = 3_600_000;
    private static final long WEEK = 168 * HOUR;
    private static final long MONDAY = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    private static final LocalClock CLOCK = new LocalClock(ZoneOffset.UTC, null);

    private QueueExplainer explainer = new QueueExplainer();

    /** Eight weeks in which two segments and two teams have the same hour, 10 % off and on. */
    @BeforeEach
    void eightWeeks() {
        for (int week = -8; week < 0; week++) {
            int more = week % 2 == 0 ? 10 : 0;
            hour(MONDAY + week * WEEK, 60 + more, 40, 300, 300, 1_800, 1_200);
        }
    }

    @Test
    void namesTheSegmentThatCallsMore() {
        hour(MONDAY, 65, 120, 300, 300, 1_800, 1_200);
        List<DriverChange> drivers = explain();
        assertThat(drivers.get(0).driver()).isEqualTo(Driver.ARRIVALS);
        assertThat(drivers.get(0).before()).isCloseTo(105, within(1e-9));
        assertThat(drivers.get(0).now()).isEqualTo(185);
        assertThat(drivers.get(0).load()).isCloseTo(Math.log(185 / 105.0), within(1e-12));
        assertThat(drivers.get(0).elements().get(0).dimension()).isEqualTo("segment");
        assertThat(drivers.get(0).elements().get(0).elements().get(0).element())
                .isEqualTo("business");
    }

    @Test
    void namesTheTeamThatTakesLonger() {
        hour(MONDAY, 65, 40, 300, 700, 1_800, 1_200);
        List<DriverChange> drivers = explain();
        assertThat(drivers.get(0).driver()).isEqualTo(Driver.HANDLE_TIME);
        assertThat(drivers.get(0).elements().get(0).dimension()).isEqualTo("team");
        assertThat(drivers.get(0).elements().get(0).elements().get(0).element()).isEqualTo("green");
        // All of it is green's own mean; the parts are the whole change.
        assertThat(
                        drivers.get(0).parts().stream()
                                .mapToDouble(part -> part.rate() + part.mix())
                                .sum())
                .isCloseTo(drivers.get(0).now() - drivers.get(0).before(), within(1e-9));
        assertThat(new DriftWords(DriftSettings.DEFAULT).causes(drivers))
                .contains("team green explains 100 %: +")
                .contains("s by its own mean, +0 s by its share");
        assertThat(drivers)
                .filteredOn(driver -> driver.driver() != Driver.HANDLE_TIME)
                .allSatisfy(driver -> assertThat(driver.parts()).isEmpty());
    }

    @Test
    void namesTheTeamThatIsAway() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        explainer.write(new DataOutputStream(bytes));
        explainer =
                QueueExplainer.read(
                        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        hour(MONDAY, 65, 40, 300, 300, 1_800, 100);
        List<DriverChange> drivers = explain();
        assertThat(drivers.get(0).driver()).isEqualTo(Driver.STAFFING);
        assertThat(drivers.get(0).load()).isCloseTo(Math.log(3_000 / 1_900.0), within(1e-12));
        assertThat(drivers.get(0).elements().get(0).elements().get(0).element()).isEqualTo("green");
        // Load is the product of all three: their parts add up.
        assertThat(drivers.stream().mapToDouble(DriverChange::load).sum())
                .isCloseTo(Math.log(3_000 / 1_900.0), within(1e-9));
    }

    @Test
    void aDriverThatIsAsUsualCountsLittle() {
        // 5 % more arrivals is what weeks differ by; 4 % less staff is not.
        hour(MONDAY, 70, 40, 300, 300, 1_730, 1_150);
        assertThat(explain().get(0).driver()).isEqualTo(Driver.STAFFING);
    }

    @Test
    void rowsReplaceWhatTheySaidBefore() {
        Breakdown breakdown = new Breakdown();
        breakdown.put("team", "red", MONDAY - WEEK, 10, 100);
        breakdown.put("team", "red", MONDAY - WEEK, 20, 300);
        breakdown.put("team", "red", MONDAY, 5, 50);
        assertThat(breakdown.elements("team", MONDAY, MONDAY, CLOCK, at -> at == MONDAY - WEEK))
                .containsExactly(new Element("red", 20, 300, 5, 50));
    }

    @Test
    void weeksAgoIsTheSameHourOnTheWall() {
        LocalClock berlin = new LocalClock(ZoneId.of("Europe/Berlin"), null);
        long summer = Instant.parse("2026-03-30T07:00:00Z").toEpochMilli();
        long winter = Instant.parse("2026-03-23T08:00:00Z").toEpochMilli();
        Breakdown breakdown = new Breakdown();
        breakdown.put("team", "red", winter, 7, 0);
        breakdown.put("team", "red", winter - HOUR, 1, 0);
        breakdown.put("team", "red", summer, 9, 0);
        assertThat(breakdown.elements("team", summer, summer, berlin, at -> at >= winter - HOUR))
                .containsExactly(new Element("red", 7, 0, 9, 0));
    }

    @Test
    void theLikeliestBeginningOfAChangeIsFound() {
        Recent recent = Recent.NONE;
        double[] w = {0.4, 0.2, -0.1, 0.3, 1.9, 2.2, 1.8, 2.1};
        for (int i = 0; i < w.length; i++) {
            recent = recent.plus(new Recent.Scored(i, w[i], Sums.proportion(1, 2), 0.5));
        }
        Recent change = recent.sinceChange(0, true);
        assertThat(change.start()).isEqualTo(4);
        assertThat(change.sums()).isEqualTo(Sums.proportion(4, 8));
        assertThat(change.expected()).isEqualTo(2);
        assertThat(recent.sinceChange(6, true).start()).isEqualTo(6);
    }

    private List<DriverChange> explain() {
        return explainer.explain(MONDAY, MONDAY, true, CLOCK, at -> at < MONDAY);
    }

    private void hour(
            long start,
            int consumer,
            int business,
            double red,
            double green,
            int redThere,
            int greenThere) {
        int calls = consumer + business;
        double mean = 0.6 * red + 0.4 * green;
        part(start, "segment", "consumer", consumer, mean);
        part(start, "segment", "business", business, mean);
        part(start, "team", "red", calls * 0.6, red);
        part(start, "team", "green", calls * 0.4, green);
        team(start, "red", redThere);
        team(start, "green", greenThere);
    }

    private void part(long start, String dimension, String value, double calls, double seconds) {
        explainer.take(
                KpiBy.newBuilder()
                        .setDimension(dimension)
                        .setValue(value)
                        .setInterval("1h")
                        .setChannel("voice")
                        .setQueue("sales")
                        .setStart(Instant.ofEpochMilli(start))
                        .setAsOf(Instant.ofEpochMilli(start))
                        .setOffered(Math.round(calls))
                        .setHandledTimed(Math.round(calls))
                        .setTalkMs(Math.round(calls) * Math.round(1_000 * seconds))
                        .build());
    }

    private void team(long start, String name, int seconds) {
        explainer.take(
                AgentTime.newBuilder()
                        .setInterval("1h")
                        .setTeam(name)
                        .setStart(Instant.ofEpochMilli(start))
                        .setAsOf(Instant.ofEpochMilli(start))
                        .setAvailableMs(seconds * 400L)
                        .setOnContactMs(seconds * 600L)
                        .build());
    }
}
