package io.queuewatch.infra.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.queuewatch.infra.influxql.InfluxCredentials;
import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.influxql.ScriptedInflux;
import io.queuewatch.infra.influxql.ScriptedInflux.Answer;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.influx.Catalogue;
import io.queuewatch.pipeline.influx.Measurement;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SheetTest {
    private static final Map<String, String> ANSWERS =
            Map.of(
                    "FROM outcome ",
                    """
                    {"name":"outcome","tags":{"channel":"email","queue":"*","segment":"*"},
                     "columns":["time","resolved","fcr_7","csat","time_to_resolution_ms","as_of"],
                     "values":[[1,40,0.825,4.4166,93600000,7]]},
                    {"name":"outcome","tags":{"channel":"email","queue":"claims","segment":"*"},
                     "columns":["time","resolved","fcr_7","csat","time_to_resolution_ms","as_of"],
                     "values":[[1,25,null,null,90000000,7]]},
                    {"name":"outcome","tags":{"channel":"voice","queue":"*","segment":"*"},
                     "columns":["time","resolved"],"values":[[1,1]]}
                    """,
                    "FROM kpi ",
                    """
                    {"name":"kpi","tags":{"channel":"email","queue":"claims","segment":"gold"},
                     "columns":["time","offered"],"values":[[1,3]]},
                    {"name":"kpi","tags":{"channel":"email","queue":"claims","segment":"unknown"},
                     "columns":["time","offered"],"values":[[1,4]]}
                    """,
                    "FROM agent_time ",
                    """
                    {"name":"agent_time","tags":{"team":"north","interval":"1d"},
                     "columns":["time","occupancy","concurrency"],"values":[[1,0.75,1.8]]}
                    """);

    private static List<Sheet> sheets(ScriptedInflux influx) {
        InfluxQuery query = new InfluxQuery(influx.url(), InfluxCredentials.NONE);
        return new SheetReader(
                        query,
                        "queuewatch",
                        List.of(Channel.EMAIL),
                        Clock.fixed(Boards.NOW, ZoneOffset.UTC))
                .read();
    }

    private static ScriptedInflux influx() throws IOException {
        return new ScriptedInflux(
                asked ->
                        new Answer(
                                200,
                                "{\"results\":[{\"series\":[%s]}]}"
                                        .formatted(
                                                ANSWERS.entrySet().stream()
                                                        .filter(
                                                                answer ->
                                                                        asked.parameters()
                                                                                .get("q")
                                                                                .contains(
                                                                                        answer
                                                                                                .getKey()))
                                                        .map(Map.Entry::getValue)
                                                        .findFirst()
                                                        .orElse(""))));
    }

    @Test
    void shouldShowEveryFigureOfTheChannelsAndOfTeams() throws IOException {
        try (ScriptedInflux influx = influx()) {
            assertThat(sheets(influx).stream().map(sheet -> SheetText.lines(sheet, 100)))
                    .containsExactly(
                            List.of("kpi  email", "queue    claims", "offered       7"),
                            List.of(
                                    "outcome  email  *",
                                    "queue                         *    claims",
                                    "resolved                     40        25",
                                    "time_to_resolution_ms  26:00:00  25:00:00",
                                    "fcr_7                    82.5 %         –",
                                    "csat                       4.42         –"),
                            List.of(
                                    "agent_time",
                                    "team          north",
                                    "occupancy    75.0 %",
                                    "concurrency    1.80"));
        }
    }

    @Test
    void shouldAskForTheDayWhereverAMeasurementIsKept() throws IOException {
        try (ScriptedInflux influx = influx()) {
            sheets(influx);

            assertThat(influx.asked().stream().map(asked -> asked.parameters().get("rp")))
                    .containsExactly(
                            "live",
                            "trends",
                            "trends",
                            "trends",
                            "trends",
                            "trends",
                            "trends",
                            "operations",
                            "operations");
            assertThat(influx.asked().get(1).parameters().get("q"))
                    .contains("FROM kpi_summary", "'live'", "\"interval\" = '1d'", "GROUP BY *");
        }
    }

    @Test
    void shouldAskForEveryMeasurementButThoseOfSingleHappenings() throws IOException {
        try (ScriptedInflux influx = influx()) {
            sheets(influx);

            String asked =
                    influx.asked().stream()
                            .map(query -> query.parameters().get("q"))
                            .collect(Collectors.joining("\n"));
            assertThat(Catalogue.measurements())
                    .filteredOn(measurement -> !asked.contains(" FROM " + measurement.name() + " "))
                    .extracting(Measurement::name)
                    .containsExactly(
                            "breach", "sla_budget", "alert", "control_chart", "classic_chart");
        }
    }

    @Test
    void shouldWriteFiguresByTheirNamesAsJson() throws IOException {
        try (ScriptedInflux influx = influx()) {
            JsonNode rows = new ObjectMapper().readTree(SheetText.json(sheets(influx)));

            assertThat(rows.findValuesAsText("measurement"))
                    .containsExactly("kpi", "outcome", "outcome", "agent_time");
            assertThat(rows.get(1).get("fcr_7").asDouble()).isEqualTo(.825);
            assertThat(rows.get(1).get("resolved").isIntegralNumber()).isTrue();
            assertThat(rows.get(2).get("queue").asText()).isEqualTo("claims");
            assertThat(rows.get(2).get("fcr_7").isNull()).isTrue();
        }
    }

    @Test
    void shouldGoOnInAnotherTableWhereOneIsTooWide() {
        Sheet sheet = new Sheet(Catalogue.QUEUE_NOW, Map.of("channel", "chat"), "queue");
        sheet.add("billing", Map.of("waiting", 1.));
        sheet.add("claims", Map.of("waiting", 2.));
        sheet.add("sales", Map.of("waiting", 3.));

        assertThat(SheetText.lines(sheet, 26))
                .containsExactly(
                        "queue_now  chat",
                        "queue    billing  claims",
                        "waiting        1       2",
                        "queue    sales",
                        "waiting      3");
    }
}
