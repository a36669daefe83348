package io.queuewatch.pipeline.alert;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * What became of the words about alerts.
 *
 * @param sent taken by Alertmanager, each sending counted
 * @param retried not taken for now
 * @param rejected refused by Alertmanager for what they are
 * @param unreadable no alerts at all
 */
record AlertmanagerMetrics(Counter sent, Counter retried, Counter rejected, Counter unreadable) {

    static AlertmanagerMetrics of(MetricGroup group) {
        return new AlertmanagerMetrics(
                group.counter("sent"),
                group.counter("retried"),
                group.counter("rejected"),
                group.counter("unreadable"));
    }
}
