package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.ControlChart;
import java.time.Instant;
import java.util.Locale;

/**
 * Points of the chart of one series as rows.
 *
 * @param metric of the series
 * @param interval whose charting they come of
 * @param baseline in force; null while the series is learning
 */
record ChartRows(Metric metric, QueueInterval interval, Baseline baseline) {

    private static final Codec<ControlChart> CODEC = Codec.of(ControlChart.class);
    private static final String SUPERSEDED = "superseded";

    /**
     * The row of a point.
     *
     * @param rules the run rules that are complete at it, separated by commas
     */
    Message of(ChartPoint point, String rules) {
        ControlChart row = row(point.start(), point.phase());
        row.setN(point.n());
        row.setValue(known(point.value()));
        row.setExpected(known(point.expected()));
        row.setLower(known(point.lower()));
        row.setUpper(known(point.upper()));
        row.setZ(residual(point.z()));
        row.setWhitened(residual(point.whitened()));
        row.setScored(point.scored() ? 1 : 0);
        row.setCusumUp(point.cusumUp());
        row.setCusumDown(point.cusumDown());
        row.setEwma(point.ewma());
        row.setLaney(baseline == null ? null : known(baseline.laney()));
        row.setStatus(point.status().name().toLowerCase(Locale.ROOT));
        row.setBaseline(point.baseline());
        row.setRules(rules);
        row.setSignal(ChartEvent.labels(point.standing()));
        row.setEvent(ChartEvent.labels(point.begins()));
        return message(row);
    }

    /** What is left of a point that a later phase has taken over. */
    Message of(Scores.Superseded superseded) {
        ControlChart row = row(superseded.start(), superseded.phase());
        row.setN(0.0);
        row.setZ(0.0);
        row.setWhitened(0.0);
        row.setScored(0);
        row.setCusumUp(0.0);
        row.setCusumDown(0.0);
        row.setEwma(0.0);
        row.setStatus(SUPERSEDED);
        row.setBaseline(0);
        row.setRules("");
        row.setSignal("");
        row.setEvent("");
        return message(row);
    }

    private ControlChart row(long start, int phase) {
        ControlChart row = new ControlChart();
        row.setMetric(metric.label());
        row.setChannel(interval.channel);
        row.setQueue(interval.queue);
        row.setPhase(phase);
        row.setStart(Instant.ofEpochMilli(start));
        row.setAsOf(Instant.ofEpochMilli(interval.at));
        row.setInterval(interval.beat().interval().label());
        return row;
    }

    private static Message message(ControlChart row) {
        String key =
                String.join(
                        "|",
                        "control_chart",
                        row.getMetric(),
                        row.getChannel(),
                        row.getQueue(),
                        Integer.toString(row.getPhase()),
                        Long.toString(row.getStart().toEpochMilli()));
        return Message.of(key, CODEC, row);
    }

    /** A number also where there is none: left out, it would stay as it was before a correction. */
    private static Double residual(double value) {
        return Double.isNaN(value) ? Double.valueOf(0) : known(value);
    }

    private static Double known(double value) {
        return Double.isNaN(value) || Double.isInfinite(value) ? null : Double.valueOf(value);
    }
}
