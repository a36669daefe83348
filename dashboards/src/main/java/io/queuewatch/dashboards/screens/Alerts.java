package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Annotation;
import io.queuewatch.dashboards.grafana.Colour;
import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.influxql.Select;
import io.queuewatch.pipeline.influx.Catalogue;

/** What people were told, in tables and marked in plots. */
final class Alerts {
    private static final int LISTED = 50;
    private static final int MARKED = 200;

    private Alerts() {}

    /** Incidents, one point each. */
    static Select all() {
        return Select.from(Catalogue.ALERT);
    }

    /** The newest of them. */
    static Panel table(String title, String description, Select alerts) {
        return new Columns()
                .time("Since")
                .plain("state", "State")
                .plain("severity", "Severity")
                .text("name", "Alert")
                .plain("channel", "Channel")
                .plain("queue", "Queue")
                .text("summary", "What")
                .text("description", "With the numbers")
                .text("runbook", "Runbook")
                .of(
                        Panel.table(title, description)
                                .noValue("none")
                                .rows(
                                        "A",
                                        alerts.columns(
                                                        "state",
                                                        "severity",
                                                        "name",
                                                        "channel",
                                                        "queue",
                                                        "summary",
                                                        "description",
                                                        "runbook")
                                                .newest(LISTED)));
    }

    /** Marks from when until when each of them was trouble. */
    static Annotation marked(String name, Colour colour, Select alerts) {
        return Annotation.of(
                        name,
                        colour,
                        alerts.columns("summary", "endsAt", "name", "channel", "queue")
                                .newest(MARKED),
                        "summary",
                        "name",
                        "channel",
                        "queue")
                .until("endsAt");
    }
}
