package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.grafana.Screen;
import io.queuewatch.dashboards.influxql.Select;
import io.queuewatch.pipeline.influx.Catalogue;
import java.util.stream.Stream;

/**
 * What executives compare: any time with as long a time before it. All of it from rows of a day.
 */
final class Executive {
    /**
     * Weeks from Monday on, in any time zone from UTC-10:00 to UTC+13:59: rows of a day are stamped
     * with its midnight, which on no Monday comes before Sunday 10:01 UTC, and on no Sunday after.
     */
    private static final String WEEK = "7d, 3d10h1m";

    private Executive() {}

    static Stream<Screen> all() {
        Screen quarters = Quarters.screen();
        return Stream.of(
                Outcomes.targets(
                                new Screen(
                                        "executive",
                                        "Executive",
                                        "Any time against the time before it and against target, by"
                                                + " channel, segment and moment, and week by"
                                                + " week."))
                        .tag("executive")
                        .menu()
                        .time("now-13w/w", "now-1w/w")
                        .link(quarters)
                        .panel(serviceAndCost().at(0, 0, 12, 8))
                        .panel(solvedAndSatisfied().at(12, 0, 12, 8))
                        .panel(contactsByWeek().at(0, 8, 8, 9))
                        .panel(levelByWeek().at(8, 8, 8, 9))
                        .panel(
                                byWeek(
                                                "First contact resolution by week",
                                                "Resolved contacts of known customers that were"
                                                        + " neither reopened nor repeated within 7"
                                                        + " days, by the week of the resolution."
                                                        + Outcomes.PROVISIONAL,
                                                Outcomes.FCR)
                                        .unit("percentunit")
                                        .decimals(1)
                                        .max(1)
                                        .at(16, 8, 8, 9))
                        .panel(
                                byWeek(
                                                "CSAT by week",
                                                "Mean satisfaction of the answers of a week, on the"
                                                        + " scale from 1 to 5.",
                                                Outcomes.CSAT)
                                        .decimals(2)
                                        .min(1)
                                        .max(5)
                                        .at(0, 17, 8, 9))
                        .panel(
                                byWeek(
                                                "NPS by week",
                                                "Percentage of promoters less percentage of"
                                                        + " detractors, of the answers of a week.",
                                                Outcomes.NPS)
                                        .decimals(0)
                                        .min(-100)
                                        .max(100)
                                        .at(8, 17, 8, 9))
                        .panel(
                                byWeek(
                                                "Cost per contact by week",
                                                "Cost of the visits handled by contacts that began,"
                                                        + " in the currency of the targets.",
                                                Outcomes.COST)
                                        .decimals(2)
                                        .min(0)
                                        .at(16, 17, 8, 9))
                        .panel(segments().at(0, 26, 24, 7))
                        .panel(
                                visitsBy("segment", "Segment", "the customers' segment")
                                        .at(0, 33, 12, 9))
                        .panel(
                                visitsBy("moment", "Moment", "the moment of the customer's journey")
                                        .at(12, 33, 12, 9)),
                quarters);
    }

    private static Panel serviceAndCost() {
        Columns columns =
                new Columns()
                        .text("channel", "Channel")
                        .count("contacts", "Contacts")
                        .count("contacts before", "Before");
        return Outcomes.serviceLevel(columns)
                .percent("level before", "Level before")
                .add(Outcomes.COST.alias(), Outcomes.COST.title(), Outcomes.money())
                .add(Outcomes.COST.alias() + " before", "Per contact before", Outcomes.money())
                .add(
                        Outcomes.COST_RESOLVED.alias(),
                        Outcomes.COST_RESOLVED.title(),
                        Outcomes.money())
                .add(
                        Outcomes.COST_RESOLVED.alias() + " before",
                        "Per resolved before",
                        Outcomes.money())
                .of(
                        Panel.table(
                                        "Volume, service level and cost to serve",
                                        "Contacts that began, visits answered within target by each"
                                                + " queue's formula, and cost per contact that"
                                                + " began and per contact resolved, in the currency"
                                                + " of the targets."
                                                + Outcomes.BEFORE
                                                + Outcomes.TARGETS)
                                .rows("A", Outcomes.volume(Outcomes.ofChannels()).by("channel"))
                                .rows(
                                        "B",
                                        Outcomes.ofChannels()
                                                .before()
                                                .column("contacts before", "sum(contacts)")
                                                .by("channel"))
                                .rows("C", Outcomes.level(Outcomes.summaries()).by("channel"))
                                .rows(
                                        "D",
                                        ServiceLevels.of(Outcomes.summaries().before())
                                                .column("level before", "sum(met) / sum(base)")
                                                .by("channel"))
                                .rows("E", Outcomes.COST.of(Outcomes.ofChannels()).by("channel"))
                                .rows(
                                        "F",
                                        Outcomes.COST.before(Outcomes.ofChannels()).by("channel"))
                                .rows(
                                        "G",
                                        Outcomes.COST_RESOLVED
                                                .of(Outcomes.ofChannels())
                                                .by("channel"))
                                .rows(
                                        "H",
                                        Outcomes.COST_RESOLVED
                                                .before(Outcomes.ofChannels())
                                                .by("channel"))
                                .merged());
    }

    private static Panel solvedAndSatisfied() {
        return Outcomes.satisfaction(new Columns().text("channel", "Channel"), true)
                .of(
                        Panel.table(
                                        "Solved and satisfied",
                                        "First contact resolution over 7 days, mean satisfaction"
                                                + " from 1 to 5, and promoters less detractors in"
                                                + " percent."
                                                + Outcomes.BEFORE
                                                + Outcomes.TARGETS
                                                + Outcomes.PROVISIONAL)
                                .rows(
                                        "A",
                                        Outcomes.FCR
                                                .against(Outcomes.ofChannels(), "fcr_target")
                                                .by("channel"))
                                .rows("B", Outcomes.FCR.before(Outcomes.ofChannels()).by("channel"))
                                .rows(
                                        "C",
                                        Outcomes.CSAT
                                                .against(Outcomes.ofChannels(), "csat_target")
                                                .by("channel"))
                                .rows(
                                        "D",
                                        Outcomes.CSAT.before(Outcomes.ofChannels()).by("channel"))
                                .rows(
                                        "E",
                                        Outcomes.NPS
                                                .against(Outcomes.ofChannels(), "nps_target")
                                                .by("channel"))
                                .rows("F", Outcomes.NPS.before(Outcomes.ofChannels()).by("channel"))
                                .merged());
    }

    private static Panel contactsByWeek() {
        return Panel.stackedBars(
                        "Contacts by week", "Contacts that began in each week, by channel.")
                .decimals(0)
                .min(0)
                .ask(
                        "A",
                        Outcomes.volume(Outcomes.ofChannels()).each(WEEK).by("channel"),
                        "$tag_channel");
    }

    private static Panel levelByWeek() {
        return Panel.lines(
                        "Service level by week",
                        "Visits answered within target, by each queue's formula, of those that"
                                + " began in each week.")
                .unit("percentunit")
                .decimals(1)
                .max(1)
                .ask(
                        "A",
                        ServiceLevels.of(Outcomes.summaries())
                                .column("service level", "sum(met) / sum(base)")
                                .each(WEEK)
                                .by("channel"),
                        "$tag_channel");
    }

    private static Panel byWeek(String title, String description, Outcomes.Ratio ratio) {
        return Panel.lines(title, description)
                .ask("A", ratio.of(Outcomes.ofChannels()).each(WEEK).by("channel"), "$tag_channel");
    }

    private static Panel segments() {
        Select outcomes =
                Select.from(Catalogue.OUTCOME)
                        .among("channel", "channel")
                        .except("queue", "*")
                        .except("segment", "*");
        return Outcomes.satisfaction(
                        new Columns().text("segment", "Segment").count("contacts", "Contacts"),
                        false)
                .add(Outcomes.COST.alias(), Outcomes.COST.title(), Outcomes.money())
                .of(
                        Panel.table(
                                        "Segments",
                                        "Outcomes of the chosen channels by the customers' segment:"
                                                + " contacts that began, first contact resolution"
                                                + " over 7 days, satisfaction from 1 to 5,"
                                                + " promoters less detractors, cost per contact."
                                                + Outcomes.TARGETS
                                                + Outcomes.PROVISIONAL)
                                .smallestFirst("Segment")
                                .rows("A", Outcomes.volume(outcomes).by("segment"))
                                .rows(
                                        "B",
                                        Outcomes.FCR.against(outcomes, "fcr_target").by("segment"))
                                .rows(
                                        "C",
                                        Outcomes.CSAT
                                                .against(outcomes, "csat_target")
                                                .by("segment"))
                                .rows(
                                        "D",
                                        Outcomes.NPS.against(outcomes, "nps_target").by("segment"))
                                .rows("E", Outcomes.COST.of(outcomes).by("segment"))
                                .merged());
    }

    private static Panel visitsBy(String dimension, String title, String whose) {
        Select parts = parts(dimension);
        return new Columns()
                .text("value", title)
                .count("offered", "Visits")
                .count("offered before", "Before")
                .percent("service level", "In target")
                .percent("level before", "In target before")
                .percent("abandonment", "Abandoned")
                .minutes("handle time", "Handle time")
                .of(
                        Panel.table(
                                        "Visits by " + dimension,
                                        "Visits of the chosen channels by "
                                                + whose
                                                + ": answered in target (of all but short abandons"
                                                + " and flow-outs within it, whatever the queue's"
                                                + " formula), abandoned, and mean handle time."
                                                + Outcomes.BEFORE)
                                .smallestFirst(title)
                                .rows("A", parts.column("offered", "sum(offered)").by("value"))
                                .rows(
                                        "B",
                                        parts.before()
                                                .column("offered before", "sum(offered)")
                                                .by("value"))
                                .rows("C", inTarget(parts, "service level").by("value"))
                                .rows("D", inTarget(parts.before(), "level before").by("value"))
                                .rows(
                                        "E",
                                        share(
                                                        parts,
                                                        "abandoned - short_abandoned",
                                                        "answered + abandoned - short_abandoned",
                                                        "abandonment")
                                                .by("value"))
                                .rows(
                                        "F",
                                        parts.positive("handled_timed")
                                                .column(
                                                        "handle time",
                                                        "(sum(talk_ms) + sum(hold_ms) +"
                                                                + " sum(wrap_ms)) /"
                                                                + " sum(handled_timed) / 60000")
                                                .by("value"))
                                .merged());
    }

    private static Select parts(String dimension) {
        return Select.from(Catalogue.KPI_BY, Outcomes.DAY)
                .where("dimension", dimension)
                .among("channel", "channel");
    }

    private static Select inTarget(Select rows, String alias) {
        return share(
                rows,
                "answered_in_target",
                "answered_in_target + abandoned_in_target - short_abandoned + passed",
                alias);
    }

    private static Select share(Select rows, String part, String whole, String alias) {
        return Select.parts(rows, part, whole).column(alias, "sum(part) / sum(whole)");
    }
}
