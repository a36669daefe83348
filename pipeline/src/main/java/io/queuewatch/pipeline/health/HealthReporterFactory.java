package io.queuewatch.pipeline.health;

import java.time.Clock;
import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Found by Flink where its configuration names it; see {@link HealthSettings}. */
public final class HealthReporterFactory implements MetricReporterFactory {

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        HealthSettings settings = HealthSettings.from(properties);
        return new HealthReporter(new HealthTopic(settings), Clock.systemUTC());
    }
}
