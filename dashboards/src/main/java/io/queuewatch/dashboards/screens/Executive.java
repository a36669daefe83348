package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Look;
import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.grafana.Screen;
import io.queuewatch.dashboards.grafana.Variable;
import io.queuewatch.dashboards.influxql.Select;
import io.queuewatch.pipeline.influx.Catalogue;
import java.util.List;
import java.util.stream.Stream;

/**
 * What executives compare: any time with as long a time before it, and quarter by quarter. All of
 * it from rows of a day.
 */
final class Executive {
    private static final String DAY = "1d";

    /**
     * Weeks from Monday on, in any time zone from UTC-10:00 to UTC+13:59: rows of a day are stamped
     * with its midnight, which on no Monday comes before Sunday 10:01 UTC, and on no Sunday after.
     */
    private static final String WEEK = "7d, 3d10h1m";

    private static final String TARGETS =
            " MET, NEAR and BELOW compare with the target: the queues' own for the service level,"
                    + " those above the panels for the others.";

    private static final String PROVISIONAL =
            " First contact resolution of the last seven days is provisional: these customers may"
                    + " still come again.";

    private static final String BEFORE =
            " Before: the same of as many days, directly before those chosen.";

    private static final Ratio FCR =
            new Ratio("fcr", "FCR", "fcr_7_base", "sum(fcr_7_met) / sum(fcr_7_base)");
    private static final Ratio CSAT =
            new Ratio("csat", "CSAT", "csat_n", "sum(csat_sum_micro) / sum(csat_n) / 1000000");
    private static final Ratio NPS =
            new Ratio(
                    "nps", "NPS", "nps_n", "100 * (sum(promoters) - sum(detractors)) / sum(nps_n)");
    private static final Ratio COST =
            new Ratio("cost", "Per contact", "contacts", "sum(cost) / sum(contacts) / 100");
    private static final Ratio COST_RESOLVED =
            new Ratio(
                    "cost resolved", "Per resolved", "resolved", "sum(cost) / sum(resolved) / 100");

    /**
     * A ratio of sums of outcomes.
     *
     * @param alias its name in answers
     * @param title as people read it
     * @param base the field that is its denominator
     */
    private record Ratio(String alias, String title, String base, String expression) {
        Select of(Select rows) {
            return rows.positive(base).column(alias, expression);
        }

        Select before(Select rows) {
            return rows.positive(base).before().column(alias + " before", expression);
        }

        Select against(Select rows, String target) {
            return of(rows).column(alias + " against target", expression + " - $" + target);
        }
    }

    private Executive() {}

    static Stream<Screen> all() {
        Screen quarters = quarters();
        return Stream.of(
                targets(
                                new Screen(
                                        "executive",
                                        "Executive",
                                        "Any time against the time before it and against target, by"
                                                + " channel, segment and moment, and week by"
                                                + " week."))
                        .tag("executive")
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
                                                        + PROVISIONAL,
                                                FCR)
                                        .unit("percentunit")
                                        .decimals(1)
                                        .max(1)
                                        .at(16, 8, 8, 9))
                        .panel(
                                byWeek(
                                                "CSAT by week",
                                                "Mean satisfaction of the answers of a week, on the"
                                                        + " scale from 1 to 5.",
                                                CSAT)
                                        .decimals(2)
                                        .min(1)
                                        .max(5)
                                        .at(0, 17, 8, 9))
                        .panel(
                                byWeek(
                                                "NPS by week",
                                                "Percentage of promoters less percentage of"
                                                        + " detractors, of the answers of a week.",
                                                NPS)
                                        .decimals(0)
                                        .min(-100)
                                        .max(100)
                                        .at(8, 17, 8, 9))
                        .panel(
                                byWeek(
                                                "Cost per contact by week",
                                                "Cost of the visits handled by contacts that began,"
                                                        + " in the currency of the targets.",
                                                COST)
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

    private static Screen quarters() {
        Screen screen =
                targets(
                                new Screen(
                                        "quarters",
                                        "Executive: quarters",
                                        "This quarter so far, the four before it, by channel."))
                        .tag("executive")
                        .time("now/fQ", "now/fQ")
                        .withoutTimePicker();
        List<String> titles =
                List.of(
                        "This quarter so far",
                        "The quarter before",
                        "Two quarters before",
                        "Three quarters before",
                        "The same quarter a year before");
        for (int i = 0; i < titles.size(); i++) {
            Panel quarter = quarter(titles.get(i)).at(0, 7 * i, 24, 7);
            screen.panel(i == 0 ? quarter : quarter.earlierByMonths(3 * i));
        }
        return screen;
    }

    private static Screen targets(Screen screen) {
        return screen.variable(
                        Variable.ofTag(
                                "channel",
                                "Channel",
                                "The channels to compare.",
                                Select.from(Catalogue.KPI_SUMMARY, DAY).valuesOf("channel")))
                .variable(
                        Variable.ofNumber(
                                "fcr_target",
                                "FCR wanted",
                                "The share of contacts that should be solved at once.",
                                "0.8"))
                .variable(
                        Variable.ofNumber(
                                "csat_target", "CSAT wanted", "On the scale from 1 to 5.", "4.3"))
                .variable(
                        Variable.ofNumber(
                                "nps_target",
                                "NPS wanted",
                                "50 where customers are people, 30 where they are companies.",
                                "50"));
    }

    private static Panel serviceAndCost() {
        Columns columns =
                new Columns()
                        .text("channel", "Channel")
                        .count("contacts", "Contacts")
                        .count("contacts before", "Before");
        return serviceLevel(columns)
                .percent("level before", "Level before")
                .add(COST.alias(), COST.title(), money())
                .add(COST.alias() + " before", "Per contact before", money())
                .add(COST_RESOLVED.alias(), COST_RESOLVED.title(), money())
                .add(COST_RESOLVED.alias() + " before", "Per resolved before", money())
                .of(
                        Panel.table(
                                        "Volume, service level and cost to serve",
                                        "Contacts that began, visits answered within target by each"
                                                + " queue's formula, and cost per contact that"
                                                + " began and per contact resolved, in the currency"
                                                + " of the targets."
                                                + BEFORE
                                                + TARGETS)
                                .rows("A", volume(outcomes()).by("channel"))
                                .rows(
                                        "B",
                                        outcomes()
                                                .before()
                                                .column("contacts before", "sum(contacts)")
                                                .by("channel"))
                                .rows("C", level(summaries()).by("channel"))
                                .rows(
                                        "D",
                                        ServiceLevels.of(summaries().before())
                                                .column("level before", "sum(met) / sum(base)")
                                                .by("channel"))
                                .rows("E", COST.of(outcomes()).by("channel"))
                                .rows("F", COST.before(outcomes()).by("channel"))
                                .rows("G", COST_RESOLVED.of(outcomes()).by("channel"))
                                .rows("H", COST_RESOLVED.before(outcomes()).by("channel"))
                                .merged());
    }

    private static Panel solvedAndSatisfied() {
        return satisfaction(new Columns().text("channel", "Channel"), true)
                .of(
                        Panel.table(
                                        "Solved and satisfied",
                                        "First contact resolution over 7 days, mean satisfaction"
                                                + " from 1 to 5, and promoters less detractors in"
                                                + " percent."
                                                + BEFORE
                                                + TARGETS
                                                + PROVISIONAL)
                                .rows("A", FCR.against(outcomes(), "fcr_target").by("channel"))
                                .rows("B", FCR.before(outcomes()).by("channel"))
                                .rows("C", CSAT.against(outcomes(), "csat_target").by("channel"))
                                .rows("D", CSAT.before(outcomes()).by("channel"))
                                .rows("E", NPS.against(outcomes(), "nps_target").by("channel"))
                                .rows("F", NPS.before(outcomes()).by("channel"))
                                .merged());
    }

    private static Panel contactsByWeek() {
        return Panel.stackedBars(
                        "Contacts by week", "Contacts that began in each week, by channel.")
                .decimals(0)
                .min(0)
                .ask("A", volume(outcomes()).each(WEEK).by("channel"), "$tag_channel");
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
                        ServiceLevels.of(summaries())
                                .column("service level", "sum(met) / sum(base)")
                                .each(WEEK)
                                .by("channel"),
                        "$tag_channel");
    }

    private static Panel byWeek(String title, String description, Ratio ratio) {
        return Panel.lines(title, description)
                .ask("A", ratio.of(outcomes()).each(WEEK).by("channel"), "$tag_channel");
    }

    private static Panel segments() {
        Select outcomes =
                Select.from(Catalogue.OUTCOME)
                        .among("channel", "channel")
                        .except("queue", "*")
                        .except("segment", "*");
        return satisfaction(
                        new Columns().text("segment", "Segment").count("contacts", "Contacts"),
                        false)
                .add(COST.alias(), COST.title(), money())
                .of(
                        Panel.table(
                                        "Segments",
                                        "Outcomes of the chosen channels by the customers' segment:"
                                                + " contacts that began, first contact resolution"
                                                + " over 7 days, satisfaction from 1 to 5,"
                                                + " promoters less detractors, cost per contact."
                                                + TARGETS
                                                + PROVISIONAL)
                                .smallestFirst("Segment")
                                .rows("A", volume(outcomes).by("segment"))
                                .rows("B", FCR.against(outcomes, "fcr_target").by("segment"))
                                .rows("C", CSAT.against(outcomes, "csat_target").by("segment"))
                                .rows("D", NPS.against(outcomes, "nps_target").by("segment"))
                                .rows("E", COST.of(outcomes).by("segment"))
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
                                                + BEFORE)
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

    private static Panel quarter(String title) {
        Columns columns =
                serviceLevel(
                        new Columns().text("channel", "Channel").count("contacts", "Contacts"));
        return satisfaction(columns, false)
                .add(COST.alias(), COST.title(), money())
                .add(COST_RESOLVED.alias(), COST_RESOLVED.title(), money())
                .of(
                        Panel.table(
                                        title,
                                        "By channel: contacts that began, service level, first"
                                                + " contact resolution over 7 days, satisfaction"
                                                + " from 1 to 5, promoters less detractors, cost in"
                                                + " the currency of the targets. Quarters of the"
                                                + " calendar, in the time zone of the browser."
                                                + TARGETS
                                                + PROVISIONAL)
                                .rows("A", volume(outcomes()).by("channel"))
                                .rows("B", level(summaries()).by("channel"))
                                .rows("C", FCR.against(outcomes(), "fcr_target").by("channel"))
                                .rows("D", CSAT.against(outcomes(), "csat_target").by("channel"))
                                .rows("E", NPS.against(outcomes(), "nps_target").by("channel"))
                                .rows("F", COST.of(outcomes()).by("channel"))
                                .rows("G", COST_RESOLVED.of(outcomes()).by("channel"))
                                .merged());
    }

    private static Columns serviceLevel(Columns columns) {
        return columns.percent("service level", "Service level")
                .states("against target", "Level", Words.AGAINST_TARGET);
    }

    private static Columns satisfaction(Columns columns, boolean before) {
        add(columns, FCR, Look.percent(), 0.0005, 0.05, before, Look.percent());
        add(columns, CSAT, points(2), 0.005, 0.2, before, points(2));
        add(columns, NPS, points(0), 0.5, 10, before, points(0));
        return columns;
    }

    private static void add(
            Columns columns,
            Ratio ratio,
            Look look,
            double equal,
            double near,
            boolean before,
            Look lookBefore) {
        columns.add(ratio.alias(), ratio.title(), look)
                .add(
                        ratio.alias() + " against target",
                        ratio.title() + " is",
                        Look.asAll().states(Words.margins(equal, near, "–")));
        if (before) {
            columns.add(ratio.alias() + " before", ratio.title() + " before", lookBefore);
        }
    }

    private static Look points(int decimals) {
        return Look.asAll().unit("none").decimals(decimals);
    }

    private static Look money() {
        return Look.asAll().unit("none").decimals(2);
    }

    private static Select outcomes() {
        return Select.from(Catalogue.OUTCOME)
                .where("queue", "*")
                .where("segment", "*")
                .among("channel", "channel");
    }

    private static Select volume(Select outcomes) {
        return outcomes.column("contacts", "sum(contacts)");
    }

    private static Select summaries() {
        return Select.from(Catalogue.KPI_SUMMARY, DAY)
                .where("view", "cohort")
                .except("queue", "*")
                .among("channel", "channel");
    }

    private static Select level(Select summaries) {
        return ServiceLevels.of(summaries)
                .column("service level", "sum(met) / sum(base)")
                .column("against target", "sum(margin) / sum(base)");
    }

    private static Select parts(String dimension) {
        return Select.from(Catalogue.KPI_BY, DAY)
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
