package io.queuewatch.pipeline.influx;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What became of the points.
 *
 * @param written stored
 * @param retried sent once more, because InfluxDB did not take them
 * @param rejected dropped by InfluxDB for what they are
 * @param beyondRetention dropped by InfluxDB for their age
 */
record InfluxMetrics(Counter written, Counter retried, Counter rejected, Counter beyondRetention) {

    static InfluxMetrics of(MetricGroup group) {
        return new InfluxMetrics(
                group.counter("written"),
                group.counter("retried"),
                group.counter("rejected"),
                group.counter("beyondRetention"));
    }
}
