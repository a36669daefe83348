package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Look;
import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.grafana.Screen;
import io.queuewatch.dashboards.grafana.Variable;
import io.queuewatch.dashboards.influxql.Select;
import io.queuewatch.pipeline.influx.Catalogue;
import java.time.Duration;

/** What all boards on walls have: sizes, tiles and rows. */
final class Walls {
    /** What is older is not so now. */
    static final Duration FRESH = Duration.ofMinutes(2);

    /** The interval of today's rows. */
    static final String QUARTER = "15m";

    /** The first query of a panel. */
    static final String FIRST = "A";

    /** Digits that are read from five metres, in pixels. */
    private static final int READABLE = 120;

    private Walls() {}

    /** A board without panels. */
    static Screen board(String name, String title, String description) {
        return new Screen(name, title, description).tag("wallboard").refresh("5s", "15s", "1m");
    }

    /** The queues to choose from. */
    static Variable queues(Select rows) {
        return Variable.ofTag(
                "queue",
                "Queue",
                "The queues to show and to sum over.",
                rows.except("queue", "none").valuesOf("queue"));
    }

    /** The service level of a channel today against its target. */
    static Panel serviceLevel(Desk desk, String title) {
        return number(
                        title,
                        "Answered within target, by each queue's formula, against the queues'"
                                + " target. Over the visits of all chosen queues since midnight,"
                                + " each counted when it was answered or passed its target. The"
                                + " word compares with the target: MET, NEAR (less than 5 points"
                                + " below), BELOW.")
                .unit("percentunit")
                .decimals(1)
                .ground()
                .field("against target", Look.asAll().bigStates(Words.AGAINST_TARGET))
                .ask(
                        FIRST,
                        ServiceLevels.of(today(desk))
                                .column("service level", "sum(met) / sum(base)")
                                .column("against target", "sum(margin) / sum(base)"));
    }

    /** How old the newest row is. */
    static Panel ageTile(String description, Select query) {
        return Tiles.age(
                number("Age of the data", description).unit("s").decimals(0).ask(FIRST, query));
    }

    /** A big number. */
    static Panel number(String title, String description) {
        return Panel.stat(title, description, READABLE);
    }

    /** What is so now. */
    static Select now() {
        return Select.from(Catalogue.QUEUE_NOW);
    }

    /** The rows of today of the chosen queues. */
    static Select today() {
        return Select.from(Catalogue.KPI_SUMMARY, QUARTER)
                .where("view", "live")
                .among("queue", "queue");
    }

    /** Those of one channel. */
    static Select today(Desk desk) {
        return today().where("channel", desk.channel());
    }
}
