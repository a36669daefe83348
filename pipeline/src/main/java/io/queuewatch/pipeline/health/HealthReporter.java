package io.queuewatch.pipeline.health;

import java.time.Clock;
import java.util.Map;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.Scheduled;

/** Tells Kafka how the parts of the jobs of this process are. */
final class HealthReporter implements MetricReporter, Scheduled {

    private final Health health = new Health();
    private final HealthTopic topic;
    private final Clock clock;

    HealthReporter(HealthTopic topic, Clock clock) {
        this.topic = topic;
        this.clock = clock;
    }

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        health.add(name, variables(group), metric, clock.instant());
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        health.remove(name, variables(group), metric);
    }

    /** While Kafka cannot be reached nothing is taken from the counts, so that nothing is lost. */
    @Override
    public void report() {
        if (topic.isReachable()) {
            topic.send(health.tell(clock.instant()));
        }
    }

    @Override
    public void close() {
        report();
        topic.close();
    }

    private static Map<String, String> variables(MetricGroup group) {
        return group.getAllVariables();
    }
}
