package io.queuewatch.pipeline.influx;

import io.queuewatch.pipeline.delivery.Answer;

/** Says what is wrong when InfluxDB refuses, and what would be right. */
final class Advice {

    private final InfluxSettings settings;

    Advice(InfluxSettings settings) {
        this.settings = settings;
    }

    /** What helps while InfluxDB is away, after a semicolon; nothing where only time does. */
    String meanwhile(Answer answer) {
        return answer.message().contains("no space left on device")
                ? "; its disk is full: make room, and restart it if it goes on (1.x does until then)"
                : "";
    }

    String about(Answer answer, Retention retention) {
        if (answer.message().contains("page not found")) {
            return wrongServer();
        }
        return switch (settings.version()) {
            case V1 -> v1(answer, retention);
            case V2 -> v2(answer, retention);
            case V3 -> v3(answer, retention);
        };
    }

    private String v1(Answer answer, Retention retention) {
        String database = settings.database();
        String user = settings.credentials().user();
        if (answer.message().contains("retention policy not found")) {
            return "create it: CREATE RETENTION POLICY \"%s\" ON \"%s\" DURATION %dd REPLICATION 1 (0s for a replay of history)"
                    .formatted(retention.policy(), database, retention.kept().toDays());
        }
        return switch (answer.status()) {
            case 401 ->
                    user.isEmpty()
                            ? "it wants a user: set QUEUEWATCH_INFLUX_USER and QUEUEWATCH_INFLUX_PASSWORD"
                            : "user \"%s\" is unknown or its password is wrong: correct QUEUEWATCH_INFLUX_USER and QUEUEWATCH_INFLUX_PASSWORD"
                                    .formatted(user);
            case 403 ->
                    "user \"%s\" may not write there: GRANT WRITE ON \"%s\" TO \"%s\""
                            .formatted(user, database, user);
            case 404 ->
                    "create the database with its retention policies (CREATE DATABASE \"%s\"), or correct QUEUEWATCH_INFLUX_DATABASE"
                            .formatted(database);
            default -> wrongServer();
        };
    }

    private String v2(Answer answer, Retention retention) {
        return switch (answer.status()) {
            case 401 -> token();
            case 403 ->
                    "the token may not write to bucket \"%s\": give it that permission, or another by QUEUEWATCH_INFLUX_TOKEN"
                            .formatted(settings.bucket(retention));
            case 404 ->
                    "create bucket \"%s\" in organisation \"%s\", or correct QUEUEWATCH_INFLUX_DATABASE and QUEUEWATCH_INFLUX_ORG"
                            .formatted(settings.bucket(retention), settings.org());
            default -> wrongServer();
        };
    }

    private String v3(Answer answer, Retention retention) {
        return switch (answer.status()) {
            case 401 -> token();
            case 403 ->
                    "the token may not write to database \"%s\": give it that permission, or another by QUEUEWATCH_INFLUX_TOKEN"
                            .formatted(settings.bucket(retention));
            case 404 ->
                    "create database \"%s\", or correct QUEUEWATCH_INFLUX_DATABASE"
                            .formatted(settings.bucket(retention));
            case 422 -> "a limit of tables, columns or databases is reached: raise it or make room";
            default -> wrongServer();
        };
    }

    private String token() {
        return settings.credentials().token().isEmpty()
                ? "it wants a token: set QUEUEWATCH_INFLUX_TOKEN"
                : "the token is not known: correct QUEUEWATCH_INFLUX_TOKEN";
    }

    private String wrongServer() {
        return "is %s InfluxDB %s? Correct QUEUEWATCH_INFLUX_URL or QUEUEWATCH_INFLUX_VERSION"
                .formatted(settings.url(), settings.version());
    }
}
