package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Colour;
import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.influxql.Select;

/** Big numbers that several screens have alike. */
final class Tiles {
    /** Digits of a screen on a desk, in pixels. */
    private static final int DESK = 56;

    private Tiles() {}

    /** A whole number on a desk. */
    static Panel number(String title, String description, Select query) {
        return Panel.stat(title, description, DESK).decimals(0).ask("A", query);
    }

    /** Makes a tile say how old something is, in seconds: a number while it is fresh. */
    static Panel age(Panel tile) {
        return tile.noValue("STALE")
                .states(Words.AGE)
                .below(Colour.BLUE)
                .from(20, Colour.AMBER)
                .from(60, Colour.RED)
                .ground();
    }
}
