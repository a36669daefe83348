package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.infra.influxql.Series;
import io.queuewatch.infra.local.InfluxServer;
import io.queuewatch.infra.local.Port;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wallboard shows of a morning what one who does the sums by hand gets. */
class WallboardNumbersIT {
    private static InfluxServer server;
    private static FilledDatabase morning;

    @BeforeAll
    static void fill(@TempDir Path directory) throws Exception {
        server = InfluxServer.start(directory, Port.any(), line -> {});
        morning = Morning.writeTo(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** 82 of 100 within target against 80 %, though the mean of the queues' rates is 90 %. */
    @ParameterizedTest
    @CsvSource({
        "Service level today, service level, 0.82",
        "Service level today, against target, 0.02",
        "Answer rate today, answer rate, 0.91",
        "Answer rate today, against target, -0.04",
        "Speed of answer today, asa, 26.703",
        "Waiting now, waiting, 4",
        "Oldest wait, oldest wait, 130",
        "Age of the data, age, 3"
    })
    void aNumberIsThatOfAllQueuesTogether(String panel, String column, double number) {
        List<Series> answer = answer(morning, panel, "A");

        assertThat(answer).singleElement().satisfies(s -> assertThat(s.values()).hasSize(1));
        assertThat(answer.get(0).points().get(0).number(column).orElseThrow())
                .isCloseTo(number, within(0.001));
    }

    @ParameterizedTest
    @CsvSource({"large, 0.1", "small, 0"})
    void aQueueHasItsOwnAbandonment(String queue, double share) {
        assertThat(answer(morning, "Queues", "E"))
                .filteredOn(series -> series.tags().get("queue").equals(queue))
                .singleElement()
                .satisfies(
                        series ->
                                assertThat(series.points().get(0).number("abandonment"))
                                        .hasValue(share));
    }

    @Test
    void aQuietQueueHasNoServiceLevelInsteadOfZero() {
        assertThat(answer(morning, "Queues", "C"))
                .extracting(series -> series.tags().get("queue"))
                .containsExactly("large", "small");
    }

    @Test
    void aQueueThatIsNoLongerReportedDoesNotWait() {
        assertThat(answer(morning, "Queues", "A"))
                .extracting(series -> series.tags().get("queue"))
                .containsExactly("large", "quiet", "small");
    }

    @Test
    void whenNothingIsReportedNobodyIsSaidToWait() {
        FilledDatabase later = lookedAt(Duration.ofMinutes(5));

        assertThat(answer(later, "Waiting now", "A")).isEmpty();
        assertThat(answer(later, "Oldest wait", "A")).isEmpty();
        assertThat(answer(later, "Age of the data", "A").get(0).points().get(0).number("age"))
                .hasValue(303);
    }

    @Test
    void aQuarterOfAnHourHasItsOwnServiceLevel() {
        assertThat(answer(morning, "Service level by quarter of an hour", "A").get(0).points())
                .extracting(point -> point.number("service level").orElseThrow())
                .containsExactly(0.8, 1.0);
    }

    @Test
    void theQueuesToChooseFromAreNeitherTheRowOfAllNorThatOfNoQueue() {
        Dashboard wallboard = Dashboard.wallboardForVoice();

        assertThat(FilledDatabase.values(morning.answer(wallboard, wallboard.queries().get(0))))
                .containsExactlyInAnyOrder("gone", "large", "quiet", "small");
    }

    private static FilledDatabase lookedAt(Duration later) {
        return morning.over(new TimeRange(morning.range().from(), Morning.NOW.plus(later)));
    }

    private static List<Series> answer(FilledDatabase filled, String panel, String refId) {
        Dashboard wallboard = Dashboard.wallboardForVoice();
        return filled.answer(wallboard, wallboard.query("panel \"" + panel + "\" " + refId));
    }
}
