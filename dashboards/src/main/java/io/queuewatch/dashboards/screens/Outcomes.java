package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Look;
import io.queuewatch.dashboards.grafana.Screen;
import io.queuewatch.dashboards.grafana.Variable;
import io.queuewatch.dashboards.influxql.Select;
import io.queuewatch.pipeline.influx.Catalogue;

/** What executives compare, quarter by quarter or with the time before: from rows of a day. */
final class Outcomes {
    /** The interval of the rows. */
    static final String DAY = "1d";

    /** What words about targets mean. */
    static final String TARGETS =
            " MET, NEAR and BELOW compare with the target: the queues' own for the service level,"
                    + " those above the panels for the others.";

    /** What is not known yet. */
    static final String PROVISIONAL =
            " First contact resolution of the last seven days is provisional: these customers may"
                    + " still come again.";

    /** What a column of the time before is of. */
    static final String BEFORE = " Before: the same of as many days, directly before those chosen.";

    static final Ratio FCR =
            new Ratio("fcr", "FCR", "fcr_7_base", "sum(fcr_7_met) / sum(fcr_7_base)");

    static final Ratio CSAT =
            new Ratio("csat", "CSAT", "csat_n", "sum(csat_sum_micro) / sum(csat_n) / 1000000");

    static final Ratio NPS =
            new Ratio(
                    "nps", "NPS", "nps_n", "100 * (sum(promoters) - sum(detractors)) / sum(nps_n)");

    static final Ratio COST =
            new Ratio("cost", "Per contact", "contacts", "sum(cost) / sum(contacts) / 100");

    static final Ratio COST_RESOLVED =
            new Ratio(
                    "cost resolved", "Per resolved", "resolved", "sum(cost) / sum(resolved) / 100");

    /**
     * A ratio of sums of outcomes.
     *
     * @param alias its name in answers
     * @param title as people read it
     * @param base the field that is its denominator
     */
    record Ratio(String alias, String title, String base, String expression) {
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

    private Outcomes() {}

    /** Adds what there is to choose: channels, and what is wanted. */
    static Screen targets(Screen screen) {
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

    /** The service level, and the word for it. */
    static Columns serviceLevel(Columns columns) {
        return columns.percent("service level", "Service level")
                .states("against target", "Level", Words.AGAINST_TARGET);
    }

    /**
     * FCR, CSAT and NPS, each with its word.
     *
     * @param before whether that of the time before stands beside it
     */
    static Columns satisfaction(Columns columns, boolean before) {
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

    /** Amounts in major units. */
    static Look money() {
        return Look.asAll().unit("none").decimals(2);
    }

    /** Outcomes of the chosen channels as wholes. */
    static Select ofChannels() {
        return Select.from(Catalogue.OUTCOME)
                .where("queue", "*")
                .where("segment", "*")
                .among("channel", "channel");
    }

    /** Contacts that began. */
    static Select volume(Select outcomes) {
        return outcomes.column("contacts", "sum(contacts)");
    }

    /** Rows of the queues of the chosen channels, each visit where it began. */
    static Select summaries() {
        return Select.from(Catalogue.KPI_SUMMARY, DAY)
                .where("view", "cohort")
                .except("queue", "*")
                .among("channel", "channel");
    }

    /** The service level, and by how much it is above what is wanted. */
    static Select level(Select summaries) {
        return ServiceLevels.of(summaries)
                .column("service level", "sum(met) / sum(base)")
                .column("against target", "sum(margin) / sum(base)");
    }
}
