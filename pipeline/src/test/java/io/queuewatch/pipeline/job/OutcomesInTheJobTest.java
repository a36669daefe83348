package io.queuewatch.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.batch.BatchContacts;
import io.queuewatch.pipeline.batch.BatchTargets;
import io.queuewatch.pipeline.batch.RandomLives;
import io.queuewatch.pipeline.batch.RandomLivesTargets;
import io.queuewatch.pipeline.batch.RandomSequels;
import io.queuewatch.pipeline.batch.outcome.BatchOutcome;
import io.queuewatch.pipeline.batch.outcome.RowDifferences;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.Inbound;
import io.queuewatch.schemas.Outbound;
import io.queuewatch.schemas.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

/** Random lives and what they lead to, from events to rows, against the independent calculation. */
class OutcomesInTheJobTest {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final Instant FROM = Instant.parse("2025-10-20T00:00:00Z");
    private static final Duration SPAN = Duration.ofDays(45);
    private static final int CONTACTS = 900;
    private static final BatchTargets TARGETS = RandomLivesTargets.targets();

    private final Collected kpis = new Collected();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldAgreeWithTheBatchInAnyOrderWithDuplicates(long seed) throws Exception {
        RandomLives lives = new RandomLives(seed);
        List<SpecificRecordBase> events = events(lives, seed);

        run(Arrivals.unmarked(lives.shuffled(lives.doubled(events))).source(), 2);

        assertAgrees(events);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4})
    void shouldAgreeWithTheBatchThoughTimePassesLateEvents(long seed) throws Exception {
        RandomLives lives = new RandomLives(seed);
        List<SpecificRecordBase> events = events(lives, seed);

        run(Arrivals.marked(lives.delayed(events, Duration.ofHours(3))).source(), 1);

        assertAgrees(events);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void shouldAgreeWithTheBatchAfterBeingKilled(long seed) throws Exception {
        RandomLives lives = new RandomLives(seed);
        List<SpecificRecordBase> events = events(lives, seed);
        Arrivals arrivals = Arrivals.marked(lives.delayed(events, Duration.ofMinutes(20)));

        run(arrivals.source(events.size() / 2), 1);

        assertAgrees(events);
    }

    private static List<SpecificRecordBase> events(RandomLives lives, long seed) {
        return new RandomSequels(seed, TARGETS).of(lives.events(CONTACTS, FROM, SPAN));
    }

    private void run(Source<Inbound, ?, ?> events, int parallelism) throws Exception {
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
        env.setParallelism(parallelism);
        new ContactCenterJob(
                        events,
                        Published.none(),
                        kpis,
                        new Collected(),
                        new Collected(),
                        new Collected(),
                        new Collected(),
                        TargetsHistory.of(targets()),
                        Topics.LIVE,
                        JobSettings.REPLAY)
                .build(env);
        env.execute();
    }

    private static Targets targets() throws Exception {
        return Targets.load(
                Path.of(RandomLives.class.getResource("random-lives-targets.yaml").toURI()));
    }

    private void assertAgrees(List<SpecificRecordBase> events) throws Exception {
        BatchOutcome batch =
                new BatchOutcome(
                        BatchContacts.of(events, TARGETS),
                        TARGETS::zone,
                        Instant.MAX.minus(Duration.ofDays(60)));
        assertThat(batch.outcomes())
                .anyMatch(row -> row.getFcr7Met() < row.getFcr7Base())
                .anyMatch(row -> row.getReopened() > 0)
                .anyMatch(row -> row.getNpsN() > 0);
        assertThat(batch.outbounds()).isNotEmpty();
        assertThat(RowDifferences.between(batch.outcomes(), kpis.of(Outcome.class))).isEmpty();
        assertThat(RowDifferences.between(batch.outbounds(), kpis.of(Outbound.class))).isEmpty();
    }
}
