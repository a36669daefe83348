package io.queuewatch.infra.influxql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.infra.influxql.ScriptedInflux.Answer;
import io.queuewatch.infra.influxql.ScriptedInflux.Asked;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfluxQueryTest {
    private static final String QUERY =
            "SELECT offered FROM kpi WHERE queue = 'a&b' GROUP BY queue";

    private static List<Series> ask(Answer answer, InfluxCredentials who) throws IOException {
        try (ScriptedInflux influx = new ScriptedInflux(query -> answer)) {
            return new InfluxQuery(influx.url(), who).query("queuewatch", "live", QUERY);
        }
    }

    private static List<Series> ask(int status, String body) throws IOException {
        return ask(new Answer(status, body), InfluxCredentials.NONE);
    }

    @Test
    void shouldReadSeriesWithTheirTagsAndAbsentValues() throws IOException {
        List<Series> series =
                ask(
                        200,
                        """
                        {"results":[{"statement_id":0,"series":[
                          {"name":"kpi","tags":{"queue":"a&b"},"columns":["time","offered","rate"],
                           "values":[[1700000000000,12,0.5],[1700000060000,null,null]]},
                          {"name":"kpi","tags":{"queue":"c"},"columns":["time","offered","rate"],
                           "values":[[1700000000000,9223372036854775807,1]]}]},
                          {"statement_id":1}]}
                        """);
        assertThat(series).hasSize(2);
        Series.Point first = series.get(0).points().get(0);
        assertThat(first.time()).isEqualTo(1_700_000_000_000L);
        assertThat(first.text("queue")).isEqualTo("a&b");
        assertThat(first.integer("offered")).hasValue(12);
        assertThat(first.number("rate")).hasValue(.5);
        Series.Point second = series.get(0).points().get(1);
        assertThat(second.integer("offered")).isEmpty();
        assertThat(second.number("no such column")).isEmpty();
        assertThat(series.get(1).points().get(0).integer("offered")).hasValue(Long.MAX_VALUE);
    }

    @Test
    void shouldAskInMillisecondsOfADatabaseAndPolicyAndSayWho() throws IOException {
        try (ScriptedInflux influx =
                new ScriptedInflux(query -> new Answer(200, "{\"results\":[{}]}"))) {
            InfluxCredentials user = InfluxCredentials.user("reader", "p:w");
            assertThat(new InfluxQuery(influx.url(), user).query("queuewatch", "live", QUERY))
                    .isEmpty();
            new InfluxQuery(influx.url(), InfluxCredentials.token("t")).query("other", "SHOW");
            assertThat(influx.asked())
                    .containsExactly(
                            new Asked(
                                    Map.of(
                                            "db",
                                            "queuewatch",
                                            "rp",
                                            "live",
                                            "epoch",
                                            "ms",
                                            "q",
                                            QUERY),
                                    "Basic cmVhZGVyOnA6dw=="),
                            new Asked(
                                    Map.of("db", "other", "epoch", "ms", "q", "SHOW"), "Token t"));
        }
    }

    @Test
    void shouldSayWhichDatabaseIsMissing() {
        assertThatThrownBy(
                        () ->
                                ask(
                                        200,
                                        "{\"results\":[{\"error\":\"database not found:"
                                                + " queuewatch\"}]}"))
                .isInstanceOf(InfluxQueryException.class)
                .hasMessageContaining("has no database \"queuewatch\"");
        assertThatThrownBy(() -> ask(404, "{\"error\":\"no dbrp mapping: not found\"}"))
                .hasMessageContaining("has no database \"queuewatch\"");
    }

    @Test
    void shouldShowWhatIsWrongWithAQuery() {
        assertThatThrownBy(() -> ask(400, "{\"error\":\"error parsing query: found FORM\"}"))
                .hasMessageContaining(QUERY)
                .hasMessageContaining("error parsing query: found FORM");
    }

    @Test
    void shouldNameTheSettingsWhereCredentialsAreRefusedAndNeverShowThem() {
        assertThatThrownBy(
                        () ->
                                ask(
                                        new Answer(401, "{\"error\":\"authorization failed\"}"),
                                        InfluxCredentials.token("verysecret")))
                .hasMessageContaining("QUEUEWATCH_INFLUX_TOKEN_FILE")
                .hasMessageNotContaining("verysecret");
        assertThat(InfluxCredentials.token("verysecret").toString()).doesNotContain("verysecret");
    }

    @Test
    void shouldSayThatSomethingElseAnswers() {
        assertThatThrownBy(() -> ask(200, "<html>hello</html>"))
                .hasMessageContaining("is no InfluxDB")
                .hasMessageContaining("<html>hello</html>");
    }

    @Test
    void shouldSayWhereNobodyAnswers() throws IOException {
        URI closed;
        try (ScriptedInflux influx = new ScriptedInflux(query -> new Answer(200, ""))) {
            closed = influx.url();
        }
        assertThatThrownBy(
                        () ->
                                new InfluxQuery(closed, InfluxCredentials.NONE)
                                        .query("queuewatch", QUERY))
                .hasMessageContaining("No InfluxDB can be reached at " + closed);
    }

    @Test
    void shouldTakeSecretsFromTheEnvironmentOrFiles(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "p\n");
        assertThat(
                        InfluxCredentials.of(
                                        Map.of(
                                                "QUEUEWATCH_INFLUX_USER",
                                                "u",
                                                "QUEUEWATCH_INFLUX_PASSWORD_FILE",
                                                file.toString()))
                                .authorization())
                .hasValue("Basic dTpw");
        assertThat(InfluxCredentials.of(Map.of()).authorization()).isEmpty();
        assertThatThrownBy(() -> InfluxCredentials.of(Map.of("QUEUEWATCH_INFLUX_USER", "u")))
                .hasMessageContaining("QUEUEWATCH_INFLUX_PASSWORD_FILE");
        assertThatThrownBy(
                        () ->
                                InfluxCredentials.of(
                                        Map.of("QUEUEWATCH_INFLUX_TOKEN_FILE", "/no/such/file")))
                .hasMessageContaining("/no/such/file");
    }

    @Test
    void shouldQuoteLiterals() {
        assertThat(InfluxQuery.literal("o'b\\c")).isEqualTo("'o\\'b\\\\c'");
    }
}
