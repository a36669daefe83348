package io.queuewatch.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.alert.AlertKey;
import io.queuewatch.pipeline.batch.RandomLives;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.TargetsRecord;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.UnreadableException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same history tells people the same, whatever the order, though told twice and killed. */
class AlertsInTheJobTest {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(1)
                            .build());

    private static final Instant FROM = Instant.parse("2025-10-25T18:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(5);

    @ParameterizedTest
    @ValueSource(longs = 1)
    void shouldTellTheSameIncidents(long seed) throws Exception {
        List<SpecificRecordBase> events =
                new RandomLives(seed)
                        .events(500, FROM, Duration.ofHours(6)).stream()
                                .sorted(Comparator.comparing(Arrivals::time))
                                .toList();
        Set<String> inOrder = incidents(arrivals(events, null), -1);
        assertThat(inOrder).hasSizeGreaterThan(5);
        assertThat(incidents(arrivals(events, null), -1, Published.none())).isNotEqualTo(inOrder);

        assertThat(incidents(arrivals(events, new Random(seed)), -1)).isEqualTo(inOrder);
        assertThat(incidents(arrivals(events, new Random(seed + 1)), events.size()))
                .isEqualTo(inOrder);
    }

    /** A mark every few minutes; in between in any order and each twice, where there is chance. */
    private static Arrivals arrivals(List<SpecificRecordBase> events, Random random) {
        Arrivals arrivals = new Arrivals();
        List<SpecificRecordBase> step = new ArrayList<>();
        Instant end = FROM.plus(STEP);
        for (SpecificRecordBase event : events) {
            while (!Arrivals.time(event).isBefore(end)) {
                tell(step, random, arrivals);
                arrivals.mark(end);
                end = end.plus(STEP);
            }
            step.add(event);
        }
        tell(step, random, arrivals);
        return arrivals;
    }

    private static void tell(List<SpecificRecordBase> step, Random random, Arrivals arrivals) {
        if (random != null) {
            step.addAll(List.copyOf(step));
            Collections.shuffle(step, random);
        }
        step.forEach(arrivals::event);
        step.clear();
    }

    /** From the third hour on queues are not listed, and nobody is called because of the oldest. */
    private static Set<String> incidents(Arrivals arrivals, int failBefore) throws Exception {
        return incidents(
                arrivals,
                failBefore,
                new Published()
                        .version(FROM.plus(Duration.ofHours(2)), "alerts: {oldestWait: 1000}")
                        .source());
    }

    private static Set<String> incidents(
            Arrivals arrivals, int failBefore, Source<TargetsRecord, ?, ?> versions)
            throws Exception {
        Collected alerts = new Collected();
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 2);
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(1);
        new ContactCenterJob(
                        arrivals.source(failBefore),
                        versions,
                        new Collected(),
                        new Collected(),
                        new Collected(),
                        alerts,
                        new Collected(),
                        TargetsHistory.of(
                                Targets.load(
                                        Path.of(
                                                RandomLives.class
                                                        .getResource("random-lives-targets.yaml")
                                                        .toURI()))),
                        Topics.LIVE,
                        JobSettings.REPLAY)
                .build(env);
        env.execute();
        return incidents(alerts);
    }

    private static Set<String> incidents(Collected alerts) throws UnreadableException {
        Set<String> incidents = new TreeSet<>();
        for (Alert word : alerts.of(Alert.class)) {
            incidents.add(
                    AlertKey.of(word).text()
                            + " since "
                            + word.getStartsAt()
                            + ' '
                            + word.getState()
                            + ' '
                            + word.getEndsAt());
        }
        return incidents;
    }
}
