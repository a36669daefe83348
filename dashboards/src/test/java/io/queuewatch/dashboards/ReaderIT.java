package io.queuewatch.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.infra.influxql.InfluxCredentials;
import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.influxql.InfluxQueryException;
import io.queuewatch.infra.local.InfluxServer;
import io.queuewatch.infra.local.Port;
import io.queuewatch.pipeline.influx.Retention;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Grafana's user of InfluxDB may read, as the data source's file says, and nothing else. */
class ReaderIT {
    private static final InfluxCredentials ADMIN = InfluxCredentials.user("admin", "of all");
    private static final InfluxCredentials READER = InfluxCredentials.user("reader", "secret");

    private static InfluxServer server;
    private static FilledDatabase written;
    private static FilledDatabase read;

    @BeforeAll
    static void fill(@TempDir Path directory) throws Exception {
        server = InfluxServer.startWithUsers(directory, Port.any(), line -> {});
        change(
                InfluxCredentials.NONE,
                "CREATE USER admin WITH PASSWORD 'of all' WITH ALL PRIVILEGES");
        written = Night.writeTo(server.url(), ADMIN);
        change(ADMIN, "CREATE USER reader WITH PASSWORD 'secret'");
        change(ADMIN, "GRANT READ ON queuewatch TO reader");
        read = written.as(READER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> everyQuery() {
        return Dashboard.withQueries(dashboard -> true);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyQuery")
    void mayAskWhatAdminsMay(Dashboard dashboard, DashboardQuery query) {
        assertThat(read.answer(dashboard, query)).isEqualTo(written.answer(dashboard, query));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyQueryOfAlertRules")
    void mayAskForAlertsWhatAdminsMay(AlertRule rule, DashboardQuery query) {
        assertThat(read.answer(rule.asDashboard(), query))
                .isEqualTo(written.answer(rule.asDashboard(), query));
    }

    static Stream<Arguments> everyQueryOfAlertRules() {
        return AlertRule.withQueries();
    }

    @Test
    void seesTheNight() {
        Dashboard onCall = Dashboard.named("on-call");

        assertThat(read.answer(onCall, onCall.query("panel \"Waiting now\" A"))).isNotEmpty();
    }

    @Test
    void nobodyInParticularSeesNothing() {
        Dashboard onCall = Dashboard.named("on-call");

        assertThatThrownBy(
                        () ->
                                read.as(InfluxCredentials.NONE)
                                        .answer(onCall, onCall.query("panel \"Waiting now\" A")))
                .isInstanceOf(InfluxQueryException.class);
    }

    @Test
    void mayNotWrite() {
        assertThatThrownBy(() -> read.write(Retention.LIVE, List.of("queue_now waiting=0i 1")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not authorized");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP DATABASE queuewatch",
                "DROP MEASUREMENT queue_now",
                "DELETE FROM queue_now",
                "DROP SERIES FROM queue_now",
                "DROP RETENTION POLICY live ON queuewatch",
                "CREATE DATABASE other",
                "GRANT ALL ON queuewatch TO reader",
                "SELECT * INTO copied FROM live.queue_now"
            })
    void mayNotChangeAnything(String statement) {
        assertThatThrownBy(() -> change(READER, statement))
                .isInstanceOf(InfluxQueryException.class)
                .hasMessageContaining("(403)");
    }

    private static void change(InfluxCredentials who, String statement) {
        new InfluxQuery(server.url(), who).query("queuewatch", statement);
    }
}
