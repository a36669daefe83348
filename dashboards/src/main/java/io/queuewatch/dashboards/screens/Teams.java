package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Look;
import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.grafana.Screen;
import io.queuewatch.dashboards.grafana.States;
import io.queuewatch.dashboards.grafana.Variable;
import io.queuewatch.dashboards.influxql.Select;
import io.queuewatch.pipeline.influx.Catalogue;
import java.util.Locale;
import java.util.stream.Stream;

/** How teams spend their time. Nobody is named, and nothing is ordered by how well it went. */
final class Teams {
    private static final String HOUR = "1h";
    private static final String HOURS = "suffix:h";
    private static final int HOUR_MILLIS = 3_600_000;

    private static final States OCCUPANCY = Words.within(0.70, 0.85);
    private static final States SHRINKAGE = Words.within(0.25, 0.35);
    private static final double ADHERENCE = 0.95;

    /**
     * A share of time.
     *
     * @param title of the panel and the column
     * @param part of it, as an expression
     * @param whole its denominator
     */
    private record Share(String title, String part, String whole) {
        static final Share OCCUPANCY =
                new Share(
                        "Occupancy",
                        "on_contact_ms + wrap_ms",
                        "on_contact_ms + wrap_ms + available_ms");
        static final Share ADHERENCE = new Share("Adherence", "adherent_ms", "scheduled_ms");
        static final Share SHRINKAGE = new Share("Shrinkage", "shrunk_ms", "paid_ms");
        static final Share AWAY = new Share("Away", "away_ms", "signed_in_ms");
        static final Share UNKNOWN = new Share("Unknown", "unknown_ms", "signed_in_ms");
        static final Share CONCURRENCY = new Share("Chats at once", "chat_ms", "chat_busy_ms");

        Select of(Select rows) {
            return Select.parts(rows, part, whole).column(alias(), ratio());
        }

        Select against(Select rows) {
            return of(rows).column(alias() + " is", ratio());
        }

        Select margin(Select rows, double target) {
            return of(rows).column(alias() + " is", ratio() + " - " + target);
        }

        String alias() {
            return title.toLowerCase(Locale.ROOT);
        }

        private static String ratio() {
            return "sum(part) / sum(whole)";
        }
    }

    private Teams() {}

    static Stream<Screen> all() {
        return Stream.of(
                new Screen(
                                "teams",
                                "Teams",
                                "How teams spend their time, and how long the parts of a"
                                        + " conversation take. No persons, no ranking.")
                        .tag("teams")
                        .menu()
                        .time("now-7d/d", "now")
                        .refresh("1m", "5m")
                        .variable(
                                Variable.ofTag(
                                        "team",
                                        "Team",
                                        "The teams to show and to sum over.",
                                        Select.from(Catalogue.AGENT_TIME, HOUR)
                                                .except("team", "*")
                                                .valuesOf("team")))
                        .variable(
                                Variable.ofTag(
                                        "channel",
                                        "Channel",
                                        "The channels whose handle time is shown.",
                                        Select.from(Catalogue.KPI, HOUR)
                                                .where("view", "live")
                                                .valuesOf("channel")))
                        .panel(
                                number(
                                                Share.OCCUPANCY,
                                                "Time with customers and at after-contact work of"
                                                        + " that and the time available. IN RANGE"
                                                        + " from 70 to 85 %, LOW, HIGH.",
                                                OCCUPANCY,
                                                Share.OCCUPANCY.against(times()))
                                        .at(0, 0, 6, 6))
                        .panel(
                                number(
                                                Share.ADHERENCE,
                                                "Time in the scheduled state of scheduled time;"
                                                        + " empty without schedules. MET from 95 %"
                                                        + " on, NEAR (less than 5 points below),"
                                                        + " BELOW.",
                                                Words.AGAINST_TARGET,
                                                Share.ADHERENCE.margin(times(), ADHERENCE))
                                        .at(6, 0, 6, 6))
                        .panel(
                                number(
                                                Share.SHRINKAGE,
                                                "Paid time away from contact work of paid time;"
                                                        + " empty without schedules. IN RANGE from"
                                                        + " 25 to 35 %, LOW, HIGH.",
                                                SHRINKAGE,
                                                Share.SHRINKAGE.against(times()))
                                        .at(12, 0, 6, 6))
                        .panel(
                                number(
                                                Share.UNKNOWN,
                                                "Time in no known state, since heartbeats were"
                                                        + " missing, of time signed in. No number"
                                                        + " here can be better known than this.",
                                                Share.UNKNOWN.of(times()))
                                        .at(18, 0, 6, 6))
                        .panel(table().at(0, 6, 24, 9))
                        .panel(states().at(0, 15, 12, 9))
                        .panel(away().at(12, 15, 12, 9))
                        .panel(parts().at(0, 24, 12, 9))
                        .panel(partsByTeam().at(12, 24, 12, 9)));
    }

    private static Panel number(Share share, String description, States states, Select query) {
        return number(share, description, query)
                .field(share.alias() + " is", Look.asAll().bigStates(states));
    }

    private static Panel number(Share share, String description, Select query) {
        return Panel.stat(share.title(), description, 64)
                .unit("percentunit")
                .decimals(1)
                .ask("A", query);
    }

    private static Panel table() {
        Select teams = times();
        return new Columns()
                .text("team", "Team")
                .add("signed in", "Hours", Look.asAll().unit(HOURS).decimals(0))
                .percent("occupancy", "Occupancy")
                .states("occupancy is", "Occupancy is", OCCUPANCY)
                .percent("adherence", "Adherence")
                .states("adherence is", "Adherence is", Words.AGAINST_TARGET)
                .percent("shrinkage", "Shrinkage")
                .states("shrinkage is", "Shrinkage is", SHRINKAGE)
                .percent("away", "Away")
                .add("chats at once", "Chats at once", Look.asAll().unit("none").decimals(2))
                .percent("unknown", "Unknown")
                .of(
                        Panel.table(
                                        "Teams",
                                        "One row a team, by name: hours signed in; occupancy (70 to"
                                                + " 85 %), adherence (95 %) and shrinkage (25 to 35"
                                                + " %) with their words; time away and in no known"
                                                + " state of time signed in; chats at once while"
                                                + " there was any.")
                                .smallestFirst("Team")
                                .rows(
                                        "A",
                                        teams.column(
                                                        "signed in",
                                                        "sum(signed_in_ms) / " + HOUR_MILLIS)
                                                .by("team"))
                                .rows("B", Share.OCCUPANCY.against(teams).by("team"))
                                .rows("C", Share.ADHERENCE.margin(teams, ADHERENCE).by("team"))
                                .rows("D", Share.SHRINKAGE.against(teams).by("team"))
                                .rows("E", Share.AWAY.of(teams).by("team"))
                                .rows("F", Share.CONCURRENCY.of(teams).by("team"))
                                .rows("G", Share.UNKNOWN.of(teams).by("team"))
                                .merged());
    }

    private static Panel states() {
        return hours(
                        "Time by state",
                        "Hours of the chosen teams in each hour, by the state of agents.")
                .ask(
                        "A",
                        times().column("on contact", hoursOf("on_contact_ms"))
                                .column("wrap-up", hoursOf("wrap_ms"))
                                .column("available", hoursOf("available_ms"))
                                .column("away", hoursOf("away_ms"))
                                .column("unknown", hoursOf("unknown_ms"))
                                .each(HOUR));
    }

    private static Panel away() {
        return hours("Time away", "Hours away of the chosen teams in each hour, by reason.")
                .ask(
                        "A",
                        times().column("break", hoursOf("away_break_ms"))
                                .column("lunch", hoursOf("away_lunch_ms"))
                                .column("training", hoursOf("away_training_ms"))
                                .column("meeting", hoursOf("away_meeting_ms"))
                                .column("other", hoursOf("away_other_ms"))
                                .each(HOUR));
    }

    private static Panel hours(String title, String description) {
        return Panel.stackedBars(title, description).unit(HOURS).decimals(1).min(0);
    }

    private static Panel parts() {
        return Panel.stackedBars(
                        "Handle time by part",
                        "Mean talk, hold and after-contact work of the visits handled in each hour"
                                + " on the chosen channels, in minutes.")
                .unit("suffix:min")
                .decimals(1)
                .min(0)
                .ask(
                        "A",
                        meanParts(
                                        Select.from(Catalogue.KPI, HOUR)
                                                .where("view", "live")
                                                .among("channel", "channel"))
                                .each(HOUR));
    }

    private static Panel partsByTeam() {
        return new Columns()
                .text("value", "Team")
                .count("handled", "Handled")
                .minutes("talk", "Talk")
                .minutes("hold", "Hold")
                .minutes("wrap-up", "Wrap-up")
                .of(
                        Panel.table(
                                        "Handle time by team",
                                        "One row a team, by name: visits handled on the chosen"
                                                + " channels, and their mean talk, hold and"
                                                + " after-contact work, in minutes. Visits are"
                                                + " counted at the hour in which they began.")
                                .unit("none")
                                .smallestFirst("Team")
                                .rows(
                                        "A",
                                        meanParts(
                                                        Select.from(Catalogue.KPI_BY, HOUR)
                                                                .where("dimension", "team")
                                                                .among("value", "team")
                                                                .among("channel", "channel"))
                                                .column("handled", "sum(handled_timed)")
                                                .by("value"))
                                .merged());
    }

    private static Select meanParts(Select rows) {
        return rows.positive("handled_timed")
                .column("talk", "sum(talk_ms) / sum(handled_timed) / 60000")
                .column("hold", "sum(hold_ms) / sum(handled_timed) / 60000")
                .column("wrap-up", "sum(wrap_ms) / sum(handled_timed) / 60000");
    }

    private static String hoursOf(String field) {
        return "sum(" + field + ") / " + HOUR_MILLIS;
    }

    private static Select times() {
        return Select.from(Catalogue.AGENT_TIME, HOUR).among("team", "team");
    }
}
