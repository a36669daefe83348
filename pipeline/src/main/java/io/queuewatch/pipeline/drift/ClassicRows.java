package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.chart.Side;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.ClassicChart;
import io.queuewatch.schemas.Codec;
import java.time.Instant;
import java.util.Locale;

/**
 * Points of the textbook charts of one series as rows.
 *
 * @param metric of the series
 * @param interval whose charting they come of
 * @param baseline version of the baseline whose weeks they are fitted on
 */
record ClassicRows(Metric metric, QueueInterval interval, int baseline) {

    private static final Codec<ClassicChart> CODEC = Codec.of(ClassicChart.class);

    Message of(long start, ClassicCharts.Drawn drawn) {
        ClassicChart row = new ClassicChart();
        row.setMetric(metric.label());
        row.setChannel(interval.channel);
        row.setQueue(interval.queue);
        row.setChart(drawn.kind().label());
        row.setStart(Instant.ofEpochMilli(start));
        row.setAsOf(Instant.ofEpochMilli(interval.at));
        row.setInterval(interval.beat().interval().label());
        row.setN(drawn.n());
        row.setValue(shown(drawn, drawn.point().value()));
        row.setCentre(known(shown(drawn, drawn.point().centre())));
        row.setLower(known(shown(drawn, drawn.point().lower())));
        row.setUpper(known(shown(drawn, drawn.point().upper())));
        row.setZ(known(drawn.point().z()));
        row.setSignal(
                drawn.signal() == Side.NONE ? "" : drawn.signal().name().toLowerCase(Locale.ROOT));
        row.setBaseline(baseline);
        String key =
                String.join(
                        "|",
                        "classic_chart",
                        row.getMetric(),
                        row.getChannel(),
                        row.getQueue(),
                        row.getChart(),
                        Long.toString(start));
        return Message.of(key, CODEC, row);
    }

    /** Means of logarithms as medians. */
    private double shown(ClassicCharts.Drawn drawn, double value) {
        return drawn.kind() == ClassicKind.XBAR && metric.logarithmic() ? Math.exp(value) : value;
    }

    private static Double known(double value) {
        return Double.isFinite(value) ? Double.valueOf(value) : null;
    }
}
