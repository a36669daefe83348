package io.queuewatch.dashboards;

import io.queuewatch.infra.influxql.InfluxCredentials;
import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.influxql.Series;
import io.queuewatch.pipeline.influx.Retention;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An InfluxDB with rows in it, asked as Grafana asks.
 *
 * @param url where it answers
 * @param database that holds the rows
 * @param credentials who asks
 * @param range of time to look at
 */
record FilledDatabase(URI url, String database, InfluxCredentials credentials, TimeRange range) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    /** One that asks nobody who he is. */
    FilledDatabase(URI url, String database, TimeRange range) {
        this(url, database, InfluxCredentials.NONE, range);
    }

    /** Writes points in line protocol, their times in nanoseconds. */
    void write(Retention retention, List<String> lines) throws IOException, InterruptedException {
        URI target =
                url.resolve(
                        "/write?precision=ns&db=%s&rp=%s".formatted(database, retention.policy()));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(target)
                        .POST(BodyPublishers.ofString(String.join("\n", lines)));
        credentials.authorization().ifPresent(who -> request.header("Authorization", who));
        HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != 204) {
            throw new IOException(target + " answers " + response.body());
        }
    }

    /** Answers a query of a dashboard whose variables all stand for all their values. */
    List<Series> answer(Dashboard dashboard, DashboardQuery query) {
        return answer(dashboard, query, Map.of());
    }

    /**
     * Answers a query of a dashboard.
     *
     * @param chosen values of variables; the others stand for all their values
     */
    List<Series> answer(
            Dashboard dashboard, DashboardQuery query, Map<String, List<String>> chosen) {
        Map<String, List<String>> variables = new HashMap<>(chosen);
        for (DashboardQuery variable : dashboard.queries()) {
            if (variable.equals(query)) {
                break;
            }
            if (variable.isOfVariable() && !chosen.containsKey(variable.variable())) {
                variables.put(variable.variable(), values(ask(dashboard, variable, variables)));
            }
        }
        return ask(dashboard, query, variables);
    }

    /** The same rows, asked for by somebody else. */
    FilledDatabase as(InfluxCredentials other) {
        return new FilledDatabase(url, database, other, range);
    }

    /** The same rows, looked at over another time. */
    FilledDatabase over(TimeRange other) {
        return new FilledDatabase(url, database, credentials, other);
    }

    /** Answers a query as it stands. */
    List<Series> ask(String query) {
        return new InfluxQuery(url, credentials).query(database, query);
    }

    /** What Grafana offers to choose from: the second column, behind the name of the tag. */
    static List<String> values(List<Series> answer) {
        return answer.stream()
                .flatMap(series -> series.values().stream())
                .map(row -> row.get(1).asText())
                .toList();
    }

    private List<Series> ask(
            Dashboard dashboard, DashboardQuery query, Map<String, List<String>> variables) {
        TimeRange asked = range.earlierBy(query.earlier(), FiveYears.VIENNA);
        return ask(
                new Interpolation(asked, INTERVAL, variables, dashboard.texts()).of(query.text()));
    }
}
