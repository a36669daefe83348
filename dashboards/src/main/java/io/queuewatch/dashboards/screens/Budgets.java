package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Colour;
import io.queuewatch.dashboards.grafana.Look;
import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.grafana.States;
import io.queuewatch.dashboards.influxql.Select;
import io.queuewatch.pipeline.influx.Catalogue;

/** What is left of the month's allowed misses, and how fast it is used up. */
final class Budgets {
    private static final String SPAN = "$__interval";
    private static final String QUARTER = "15m";
    private static final String[] TAGS = {"objective", "channel", "queue"};
    private static final String NAME = "$tag_objective $tag_channel $tag_queue";

    private static final States STATES =
            States.none()
                    .range(0.25, 1, "ENOUGH", Colour.BLUE)
                    .range(0, 0.25, "LOW", Colour.AMBER)
                    .range(-1_000_000, 0, "OVERDRAWN", Colour.RED)
                    .missing("–", Colour.GREY);

    private Budgets() {}

    /** How every budget stands. */
    static Panel left() {
        return new Columns()
                .text("objective", "Objective")
                .plain("channel", "Channel")
                .plain("queue", "Queue")
                .states("state", "Budget", STATES)
                .percent("left", "Left")
                .add("hour", "Burn, hour", times())
                .add("quarter", "Burn, quarter", times())
                .add("hours", "Burn, 6 hours", times())
                .of(
                        Panel.table(
                                        "Error budgets",
                                        "Of each month, objective and queue: the share of the"
                                                + " allowed misses that is left (ENOUGH from 25 %,"
                                                + " LOW, OVERDRAWN), and how many times faster than"
                                                + " planned it is used up: in the last hour, the"
                                                + " last quarter of an hour, and the last six open"
                                                + " hours, unless settings say otherwise.")
                                .unit("none")
                                .smallestFirst("Left")
                                .rows(
                                        "A",
                                        of("contacts")
                                                .column("left", "last(left)")
                                                .column("state", "last(left)")
                                                .by(TAGS))
                                .rows("B", burn("hour", "long").by(TAGS))
                                .rows("C", burn("quarter", "short").by(TAGS))
                                .rows("D", burn("hours", "open").by(TAGS))
                                .merged());
    }

    /** What is left of every budget, over time. */
    static Panel leftOverTime() {
        return Panel.lines(
                        "Budget left",
                        "The share of the month's allowed misses that is left, after each quarter"
                                + " of an hour.")
                .unit("percentunit")
                .decimals(0)
                .max(1)
                .notFinerThan(QUARTER)
                .ask("A", of("contacts").column("left", "last(left)").each(SPAN).by(TAGS), NAME);
    }

    /** How fast every budget is used up, over time. */
    static Panel burnOverTime() {
        return Panel.lines(
                        "Burn",
                        "How many times faster than planned the last hour uses the budget up. 1 is"
                                + " as planned.")
                .unit("suffix:×")
                .decimals(1)
                .min(0)
                .notFinerThan(QUARTER)
                .ask("A", burn("burn", "long").each(SPAN).by(TAGS), NAME);
    }

    private static Look times() {
        return Look.asAll().unit("suffix:×").decimals(1);
    }

    private static Select burn(String alias, String window) {
        return of(window + "_contacts").column(alias, "last(" + window + "_burn)");
    }

    private static Select of(String base) {
        return Select.from(Catalogue.SLA_BUDGET)
                .among("channel", "channel")
                .among("queue", "queue")
                .positive(base);
    }
}
