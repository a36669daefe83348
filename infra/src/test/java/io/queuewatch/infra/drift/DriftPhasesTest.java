package io.queuewatch.infra.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.queuewatch.infra.Queuewatch;
import io.queuewatch.infra.influxql.ScriptedInflux;
import io.queuewatch.infra.influxql.ScriptedInflux.Answer;
import io.queuewatch.infra.influxql.ScriptedInflux.Asked;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftPhasesTest {

    private static final String BEGAN =
            """
            {"results":[{"series":[
             {"name":"control_chart","tags":{"channel":"voice","metric":"service_level","phase":"1","queue":"sales"},
              "columns":["time","first"],"values":[[1767254400000,0]]},
             {"name":"control_chart","tags":{"channel":"voice","metric":"service_level","phase":"2","queue":"sales"},
              "columns":["time","first"],"values":[[1772438400000,0]]},
             {"name":"control_chart","tags":{"channel":"voice","metric":"offered","phase":"1","queue":"*"},
              "columns":["time","first"],"values":[[1767254400000,0]]}]}]}
            """;

    private static final String NEWEST =
            """
            {"results":[{"series":[
             {"name":"control_chart","tags":{"channel":"voice","metric":"service_level","phase":"1","queue":"sales"},
              "columns":["time","status","signal","value","expected","cusum_up"],
              "values":[[1772434800000,"active","drift_down",0.61,0.82,0]]},
             {"name":"control_chart","tags":{"channel":"voice","metric":"service_level","phase":"2","queue":"sales"},
              "columns":["time","status","signal","value","expected","cusum_up"],
              "values":[[1772442000000,"active","",0.7,0.71,0]]},
             {"name":"control_chart","tags":{"channel":"voice","metric":"offered","phase":"1","queue":"*"},
              "columns":["time","status","signal","value","expected","cusum_up"],
              "values":[[1772442000000,"learning","spike",812,null,0]]}]}]}
            """;

    @TempDir private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static Answer answer(Asked asked) {
        return new Answer(200, asked.parameters().get("q").contains("first(") ? BEGAN : NEWEST);
    }

    private int run(String... arguments) {
        return Queuewatch.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private int phases(ScriptedInflux influx, String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "drift";
        arguments[1] = "phases";
        arguments[2] = "--influx-url=" + influx.url();
        arguments[3] = "--work-dir=" + directory;
        System.arraycopy(more, 0, arguments, 4, more.length);
        return run(arguments);
    }

    @Test
    void listsTheNewestPhaseOfEachChartAligned() throws Exception {
        try (ScriptedInflux influx = new ScriptedInflux(DriftPhasesTest::answer)) {
            assertThat(phases(influx)).as(err.toString()).isZero();
        }
        assertThat(out.toString().lines().toList())
                .hasSize(3)
                .satisfies(
                        lines -> {
                            assertThat(lines.get(0)).startsWith("CHANNEL  QUEUE  METRIC");
                            assertThat(lines.get(1))
                                    .startsWith("voice    *      offered        learning      1")
                                    .contains("812.0")
                                    .endsWith("spike");
                            assertThat(lines.get(2))
                                    .startsWith("voice    sales  service_level  active        2")
                                    .endsWith("0.700     0.710  –");
                        });
    }

    @Test
    void tellsOfWhatStandsAsJson() throws Exception {
        try (ScriptedInflux influx = new ScriptedInflux(DriftPhasesTest::answer)) {
            assertThat(phases(influx, "--standing", "--json", "--channel", "voice")).isZero();
            assertThat(influx.asked())
                    .allSatisfy(
                            asked -> {
                                assertThat(asked.parameters()).containsEntry("rp", "trends");
                                assertThat(asked.parameters().get("q"))
                                        .contains("WHERE channel = 'voice'");
                            });
        }
        JsonNode all = new ObjectMapper().readTree(out.toString());
        assertThat(all).hasSize(1);
        assertThat(all.get(0).path("queue").asText()).isEqualTo("*");
        assertThat(all.get(0).path("signal").asText()).isEqualTo("spike");
        assertThat(all.get(0).path("since").asLong()).isEqualTo(1_767_254_400_000L);
        assertThat(all.get(0).path("expected").isNull()).isTrue();
    }

    private static final String ALERTS =
            """
            {"results":[{"series":[
             {"name":"alert","tags":{"channel":"voice","queue":"sales","severity":"WARNING"},
              "columns":["time","state"],"values":[[1770100000000,"RESOLVED"],[1771000000000,"RESOLVED"]]},
             {"name":"alert","tags":{"channel":"voice","queue":"sales","severity":"CRITICAL"},
              "columns":["time","state"],"values":[[1771000000000,"FIRING"]]},
             {"name":"alert","tags":{"channel":"voice","queue":"*","severity":"INFO"},
              "columns":["time","state"],"values":[[1771000000000,"FIRING"]]}]}]}
            """;

    /** Three incidents of one active queue in four weeks, of which one became a page. */
    @Test
    void countsWhatPeopleWereToldBesideWhatIsBearable() throws Exception {
        try (ScriptedInflux influx =
                new ScriptedInflux(
                        asked ->
                                asked.parameters().get("q").contains("FROM alert")
                                        ? new Answer(200, ALERTS)
                                        : answer(asked))) {
            assertThat(run("drift", "budget", "--influx-url=" + influx.url()))
                    .as(err.toString())
                    .isZero();
            assertThat(influx.asked())
                    .filteredOn(asked -> asked.parameters().get("q").contains("FROM alert"))
                    .singleElement()
                    .satisfies(
                            asked -> {
                                assertThat(asked.parameters()).containsEntry("rp", "operations");
                                // 1772442000000, the newest interval, and two hours less 4 weeks.
                                assertThat(asked.parameters().get("q"))
                                        .contains(
                                                "time >= 1770030000000ms AND time < 1772449200000ms");
                            });
        }
        assertThat(out.toString().lines().toList())
                .hasSize(2)
                .satisfies(
                        lines ->
                                assertThat(lines.get(1).trim().split("\\s+"))
                                        .containsExactly(
                                                "voice", "1", "4", "3", "0.75", "0.50", "0.25",
                                                "1.00"));
    }

    @Test
    void saysThatThereIsNoChartYet() throws Exception {
        try (ScriptedInflux influx =
                new ScriptedInflux(asked -> new Answer(200, "{\"results\":[{}]}"))) {
            assertThat(phases(influx)).isZero();
        }
        assertThat(out.toString()).contains("no control chart yet");
    }

    @Test
    void saysWhatIsWrongWithADecision() {
        assertThat(run("drift", "confirm", "--channel", "voice")).isEqualTo(2);
        assertThat(err.toString()).contains("--queue");

        assertThat(
                        run(
                                "drift",
                                "exclude",
                                "--channel=voice",
                                "--queue=sales",
                                "--metric=aht",
                                "--work-dir=" + directory))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("'aht' is no charted metric; want one of offered,")
                .contains("handle_time");

        assertThat(
                        run(
                                "drift",
                                "exclude",
                                "--channel=voice",
                                "--queue=sales",
                                "--from=2025-03-02T08:00Z",
                                "--to=2025-03-01T08:00Z",
                                "--work-dir=" + directory))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--to is 2025-03-01T08:00:00Z, before --from");

        assertThat(
                        run(
                                "drift",
                                "confirm",
                                "--channel=voice",
                                "--queue=sales",
                                "--from=monday",
                                "--work-dir=" + directory))
                .isEqualTo(2);
        assertThat(err.toString()).contains("\"monday\" is no time: want one such as 2026-03-02");
    }

    @Test
    void saysThatKafkaIsNotThere() {
        assertThat(
                        run(
                                "drift",
                                "confirm",
                                "--channel=voice",
                                "--queue=sales",
                                "--kafka=no.such.host.invalid:9092",
                                "--work-dir=" + directory))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no.such.host.invalid:9092");
    }
}
