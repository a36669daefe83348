package io.queuewatch.infra.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.queuewatch.infra.influxql.InfluxCredentials;
import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.influxql.InfluxQueryException;
import io.queuewatch.infra.influxql.ScriptedInflux;
import io.queuewatch.infra.influxql.ScriptedInflux.Answer;
import io.queuewatch.infra.influxql.ScriptedInflux.Asked;
import io.queuewatch.pipeline.contact.Channel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class BoardTest {
    private static final Instant AS_OF = Boards.NOW.minusSeconds(3);

    private static Board board(ScriptedInflux influx) {
        return board(influx, Channel.VOICE);
    }

    private static Board board(ScriptedInflux influx, Channel... channels) {
        Clock clock = Clock.fixed(Boards.NOW, ZoneOffset.UTC);
        InfluxQuery query = new InfluxQuery(influx.url(), InfluxCredentials.NONE);
        return new Board(
                new BoardReader(query, "queuewatch", List.of(channels), clock),
                clock,
                ZoneOffset.UTC,
                Duration.ofSeconds(30),
                () -> List.of("press q to leave"));
    }

    /** Two minutes of support, with 1 of 1 and 3 of 9 in target; a quiet queue; today's totals. */
    private static Answer answer(Asked asked) {
        String query = asked.parameters().get("q");
        if (query.contains("FROM queue_now")) {
            return series(
                    "\"time\",\"waiting\",\"oldest_wait\",\"in_service\",\"agents_on_contact\","
                            + "\"as_of\"",
                    "support",
                    "[%d,2,31000,4,4,%d]".formatted(AS_OF.toEpochMilli(), AS_OF.toEpochMilli()),
                    "vip",
                    "[%d,0,0,0,0,%d]".formatted(AS_OF.toEpochMilli(), AS_OF.toEpochMilli()),
                    "none",
                    "[%d,0,0,0,0,%d]".formatted(AS_OF.toEpochMilli(), AS_OF.toEpochMilli()));
        }
        String columns =
                "\"time\",\"offered\",\"answered\",\"service_level\",\"service_level_base\","
                        + "\"target_ms\",\"target_rate\"";
        return query.contains("'1m'")
                ? series(
                        columns,
                        "support",
                        "[1,1,1,1.0,1,20000,0.8],[2,9,8,0.3333333333333333,9,20000,0.8]")
                : series(
                        columns,
                        "support",
                        "[1,90,88,0.85,80,20000,0.8]",
                        "*",
                        "[1,90,88,0.85,80,20000,0.8]");
    }

    private static Answer series(String columns, String... queuesAndValues) {
        StringBuilder series = new StringBuilder();
        for (int i = 0; i < queuesAndValues.length; i += 2) {
            series.append(i == 0 ? "" : ",")
                    .append(
                            "{\"name\":\"m\",\"tags\":{\"queue\":\"%s\"},\"columns\":[%s],\"values\":[%s]}"
                                    .formatted(
                                            queuesAndValues[i], columns, queuesAndValues[i + 1]));
        }
        return new Answer(200, "{\"results\":[{\"series\":[" + series + "]}]}");
    }

    @Test
    void shouldWeighTheRatesOfMinutesByTheirDenominators() throws IOException {
        try (ScriptedInflux influx = new ScriptedInflux(BoardTest::answer)) {
            JsonNode json = new ObjectMapper().readTree(board(influx).json());

            assertThat(json.findValuesAsText("queue")).containsExactly("support", "vip", "*");
            JsonNode support = json.get(0);
            assertThat(support.at("/last_15m/service_level").asDouble())
                    .isCloseTo(.4, within(1e-12));
            assertThat(support.at("/last_15m/offered").asLong()).isEqualTo(10);
            assertThat(support.at("/last_15m/abandonment_rate").isNull()).isTrue();
            assertThat(support.at("/today/service_level").asDouble()).isEqualTo(.85);
            assertThat(support.get("state").asText()).isEqualTo("BREACH");
            assertThat(support.get("age_ms").asLong()).isEqualTo(3000);
            assertThat(json.get(1).get("state").asText()).isEqualTo("QUIET");
            assertThat(json.get(2).get("waiting").asLong()).isEqualTo(2);
        }
    }

    @Test
    void shouldAskForNowTheLastQuarterOfAnHourAndToday() throws IOException {
        try (ScriptedInflux influx = new ScriptedInflux(BoardTest::answer)) {
            board(influx).json();

            assertThat(influx.asked().stream().map(asked -> asked.parameters().get("rp")))
                    .containsExactly("live", "live", "trends");
            assertThat(influx.asked().get(0).parameters().get("q"))
                    .contains("channel = 'voice' AND time > '2026-03-01T14:05:12Z'");
            assertThat(influx.asked().get(1).parameters().get("q"))
                    .contains("\"interval\" = '1m'", "time > '2026-03-02T13:50:09Z'");
            assertThat(influx.asked().get(2).parameters().get("q"))
                    .contains("\"interval\" = '1d'", "time > '2026-03-01T14:05:09Z'");
        }
    }

    @Test
    void shouldAskForTheLastHourWherePeopleWrite() throws IOException {
        try (ScriptedInflux influx = new ScriptedInflux(BoardTest::answer)) {
            JsonNode json =
                    new ObjectMapper().readTree(board(influx, Channel.CHAT, Channel.EMAIL).json());

            assertThat(json.findValuesAsText("channel"))
                    .containsExactly("chat", "chat", "chat", "email", "email", "email");
            assertThat(json.get(0).has("last_15m")).isTrue();
            assertThat(json.get(3).has("last_1h")).isTrue();
            assertThat(json.get(3).get("open_contacts").isNull()).isTrue();
            assertThat(influx.asked().stream().map(asked -> asked.parameters().get("rp")))
                    .containsExactly("live", "live", "trends", "live", "operations", "trends");
            assertThat(influx.asked().get(4).parameters().get("q"))
                    .contains("\"interval\" = '15m'", "time > '2026-03-02T13:05:09Z'");
        }
    }

    @Test
    void shouldPrintAPlainFrame() throws IOException {
        try (ScriptedInflux influx = new ScriptedInflux(BoardTest::answer)) {
            StringWriter out = new StringWriter();
            board(influx).print(new PrintWriter(out), 100);
            assertThat(out.toString()).contains("support     BREACH").doesNotContain("\u001b");
        }
    }

    @Test
    void shouldKeepTheLastFiguresAndSayWhyThereAreNoNewerOnes() throws IOException {
        AtomicBoolean broken = new AtomicBoolean();
        try (ScriptedInflux influx =
                new ScriptedInflux(
                        asked ->
                                broken.get()
                                        ? new Answer(500, "{\"error\":\"disk full\"}")
                                        : answer(asked))) {
            Board board = board(influx);
            assertThat(text(board)).contains("support").doesNotContain("disk full");
            broken.set(true);
            assertThat(text(board)).contains("support", "disk full", "press q to leave");
        }
    }

    @Test
    void shouldFailLoudlyWhenAskedForOneFrameOnly() throws IOException {
        try (ScriptedInflux influx =
                new ScriptedInflux(asked -> new Answer(500, "{\"error\":\"disk full\"}"))) {
            assertThatThrownBy(() -> board(influx).json()).isInstanceOf(InfluxQueryException.class);
        }
    }

    @Test
    void shouldPrintAnEmptyArrayForAnEmptyDatabase() throws IOException {
        try (ScriptedInflux influx =
                new ScriptedInflux(
                        asked -> new Answer(200, "{\"results\":[{\"statement_id\":0}]}"))) {
            assertThat(new ObjectMapper().readTree(board(influx).json())).isEmpty();
            assertThat(text(board(influx))).contains("is the pipeline running?");
        }
    }

    private static String text(Board board) {
        return board.frame(120, 40).stream()
                .map(AttributedString::toString)
                .collect(Collectors.joining("\n"));
    }
}
