package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.influxql.Series;
import io.queuewatch.infra.local.InfluxServer;
import io.queuewatch.infra.local.Port;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What on call is shown of a night. */
class OnCallIT {
    private static final Dashboard ON_CALL = Dashboard.named("on-call");

    private static InfluxServer server;
    private static FilledDatabase night;

    @BeforeAll
    static void fill(@TempDir Path directory) throws Exception {
        server = InfluxServer.start(directory, Port.any(), line -> {});
        night = Night.writeTo(server.url());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<DashboardQuery> everyQuery() {
        return ON_CALL.queries().stream();
    }

    @ParameterizedTest
    @MethodSource("everyQuery")
    void findsData(DashboardQuery query) {
        Answers.assertFull(night.answer(ON_CALL, query), query);
    }

    @ParameterizedTest
    @CsvSource({
        "Waiting now, A, waiting, 7",
        "Oldest wait, A, oldest wait, 95",
        "Age of the data, A, age, 3",
        "Breaches, A, breaches, 4",
        "Promises, B, share, 0.6",
        "Error budgets, A, left, -0.2",
        "Error budgets, C, quarter, 4",
        "What changed, A, offered, 20",
        "What changed, B, offered before, 10"
    })
    void aNumberIsThatOfTheNight(String panel, String refId, String column, double number) {
        assertThat(answer(panel, refId).get(0).points().get(0).number(column)).hasValue(number);
    }

    @Test
    void anAlertThatFiresStandsApartFromOneThatIsOver() {
        assertThat(columnOf("Alerts that fire", "name"))
                .containsExactly("QueuewatchServiceLevelBurn", "QueuewatchDriftQueue");
        assertThat(columnOf("Alerts that are over", "name"))
                .containsExactlyInAnyOrder("QueuewatchQueueUnanswered", "QueuewatchSpeedOfAnswer");
    }

    /** Of the one that goes on there is a beginning only. */
    @Test
    void plotsAreMarkedWhilePeopleWereCalled() {
        assertThat(ends("annotation \"Pages\"")).containsExactlyInAnyOrder(null, Night.NOW);
        assertThat(ends("annotation \"Tickets\"")).containsExactly(Night.NOW);
    }

    private static List<Instant> ends(String place) {
        return night.answer(ON_CALL, ON_CALL.query(place)).get(0).points().stream()
                .map(point -> point.integer("endsAt"))
                .map(end -> end.isPresent() ? Instant.ofEpochMilli(end.getAsLong()) : null)
                .toList();
    }

    /** Two of one moment: neither hides the other. */
    @Test
    void theContactsBehindANumberAreListedByTheirIds() {
        assertThat(columnOf("Contacts at risk and breached", "contact_id"))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void anotherQueueHasNothing() {
        DashboardQuery breaches = ON_CALL.query("panel \"Contacts at risk and breached\" A");

        assertThat(night.answer(ON_CALL, breaches, Map.of("queue", List.of("sales")))).isEmpty();
    }

    private static List<String> columnOf(String panel, String column) {
        Series series = answer(panel, "A").get(0);
        int index = series.columns().indexOf(column);
        return series.values().stream().map(row -> row.get(index).asText()).toList();
    }

    private static List<Series> answer(String panel, String refId) {
        return night.answer(ON_CALL, ON_CALL.query("panel \"" + panel + "\" " + refId));
    }
}
