package io.queuewatch.dashboards.screens;

import io.queuewatch.dashboards.grafana.Colour;
import io.queuewatch.dashboards.grafana.Look;
import io.queuewatch.dashboards.grafana.Panel;
import io.queuewatch.dashboards.grafana.Variable;
import io.queuewatch.dashboards.influxql.Select;
import io.queuewatch.pipeline.drift.Kind;
import io.queuewatch.pipeline.drift.Metric;
import io.queuewatch.pipeline.influx.Catalogue;

/** Charts as textbooks draw them, for people who read those. */
final class TextbookCharts {
    private static final String[] CHARTS = {"metric", "channel", "queue", "chart"};
    private static final String NAME = "$tag_metric $tag_channel $tag_queue $tag_chart $col";

    private TextbookCharts() {}

    /** Which of them there are of the metrics chosen. */
    static Variable variable() {
        return Variable.ofTag(
                        "chart",
                        "Textbook chart",
                        "The textbook charts to show of the chosen metrics: p, p_prime (Laney's p′),"
                                + " u, u_prime, c, i and mr (individual values, moving ranges), xbar"
                                + " and s, g and t (gaps between rare events).",
                        rows().among("channel", "channel")
                                .among("metric", "metric")
                                .valuesOf("chart"))
                .withoutAll();
    }

    /** One for each chart chosen. */
    static Panel panel() {
        return Panel.lines(
                        "Textbook chart: $chart",
                        "The chosen metrics and queues as textbooks chart them: each interval, the"
                                + " centre and limits at three standard deviations, fitted flat on the"
                                + " weeks of the baseline, whatever the hour; points mark where a limit"
                                + " is exceeded. They call nobody. Rates are fractions as percentages,"
                                + " times medians in seconds; u counts by open hour, g contacts and t"
                                + " open hours between events, s spreads of logarithms.")
                .unit("short")
                .fields(
                        ofChart(
                                Drift.startOf(metric -> metric.kind() == Kind.PROPORTION),
                                "p|p_prime|i|mr"),
                        Look.percent())
                .fields(
                        ofChart(Drift.startOf(Metric::logarithmic), "xbar"),
                        Look.asAll().unit("s").decimals(0))
                .fields(" centre$", Look.thin(Colour.GREY_LINE))
                .fields(" (lower|upper)$", Look.thin(Colour.GREY_LINE).dashed())
                .fields(" signal$", Look.marks(Colour.ORANGE_LINE))
                .ask("A", chosen().columns("value", "centre", "lower", "upper").by(CHARTS), NAME)
                .ask("B", chosen().except("signal", "").column("signal", "value").by(CHARTS), NAME)
                .repeated("chart");
    }

    /** Finds the names of series of some metrics on some charts. */
    private static String ofChart(String metrics, String charts) {
        return metrics + ".* (" + charts + ") [a-z]+$";
    }

    private static Select chosen() {
        return rows().among("channel", "channel")
                .among("queue", "queue")
                .among("metric", "metric")
                .among("chart", "chart");
    }

    private static Select rows() {
        return Select.from(Catalogue.CLASSIC_CHART);
    }
}
