package io.queuewatch.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.batch.BatchCalculation;
import io.queuewatch.pipeline.batch.BatchClocks;
import io.queuewatch.pipeline.batch.BatchNow;
import io.queuewatch.pipeline.batch.BatchTargets;
import io.queuewatch.pipeline.batch.Differences;
import io.queuewatch.pipeline.batch.RandomLives;
import io.queuewatch.pipeline.batch.RandomLivesTargets;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.Inbound;
import io.queuewatch.schemas.Breach;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.DeadLetter;
import io.queuewatch.schemas.DeadLetterReason;
import io.queuewatch.schemas.KpiBy;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import io.queuewatch.schemas.QueueNow;
import io.queuewatch.schemas.Sla;
import io.queuewatch.schemas.UnreadableException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactCenterJobTest {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final Instant FROM = Instant.parse("2025-10-25T18:00:00Z");
    private static final Duration SPAN = Duration.ofHours(20);
    private static final int CONTACTS = 1_500;

    private final Collected kpis = new Collected();
    private final Collected now = new Collected();
    private final Collected sla = new Collected();
    private final Collected deadLetters = new Collected();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldAgreeWithTheBatchInAnyOrderWithDuplicates(long seed) throws Exception {
        RandomLives lives = new RandomLives(seed);
        List<SpecificRecordBase> events = lives.events(CONTACTS, FROM, SPAN);

        run(Arrivals.unmarked(lives.shuffled(lives.doubled(events))).source(), 2);

        assertAgrees(events);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void shouldAgreeWithTheBatchThoughTimePassesLateEvents(long seed) throws Exception {
        RandomLives lives = new RandomLives(seed);
        List<SpecificRecordBase> events = lives.events(CONTACTS, FROM, SPAN);

        run(Arrivals.marked(lives.delayed(events, Duration.ofHours(3))).source(), 1);

        assertAgrees(events);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void shouldAgreeWithTheBatchAfterBeingKilled(long seed) throws Exception {
        RandomLives lives = new RandomLives(seed);
        List<SpecificRecordBase> events = lives.events(CONTACTS, FROM, SPAN);
        Arrivals arrivals = Arrivals.marked(lives.delayed(events, Duration.ofMinutes(20)));

        run(arrivals.source(events.size() / 2), 1);

        assertAgrees(events);
    }

    @Test
    void shouldPutAsideWhatCannotBeReadAndGoOn() throws Exception {
        List<CallEvent> events = new RandomLives(9).calls(20, FROM, SPAN);
        Arrivals arrivals = new Arrivals();
        arrivals.garbage("no Avro");
        arrivals.garbage("");
        events.forEach(arrivals::event);
        CallEvent.Builder nameless =
                CallEvent.newBuilder(events.get(0)).setEventId("").setContactId("x");
        arrivals.event(nameless.build());

        run(arrivals.source(), 1);

        assertAgrees(events);
        assertThat(letters(DeadLetterReason.UNREADABLE))
                .extracting(DeadLetter::getDetail)
                .anySatisfy(detail -> assertThat(detail).contains("6e 6f 20 41"))
                .anySatisfy(detail -> assertThat(detail).contains("no bytes"));
        assertThat(letters(DeadLetterReason.INVALID))
                .extracting(DeadLetter::getDetail)
                .anySatisfy(detail -> assertThat(detail).contains("eventId is empty"));
    }

    @Test
    void shouldSayWhatIsSoNow() throws Exception {
        Instant from = Instant.parse("2025-10-26T12:00:00Z");
        Instant moment = from.plus(Duration.ofHours(3));
        List<SpecificRecordBase> events =
                new RandomLives(10)
                        .events(400, from, Duration.ofHours(3)).stream()
                                .filter(event -> !Arrivals.time(event).isAfter(moment))
                                .sorted(Comparator.comparing(Arrivals::time))
                                .toList();
        Gate gate = new Gate();

        JobClient job = job(Arrivals.marked(events).source(moment, gate), 1).executeAsync();
        Set<String> queues = queues(BatchNow.rows(events, RandomLivesTargets.targets(), moment));
        now.await(() -> reached(moment, queues).isPresent());
        Instant reached = reached(moment, queues).orElseThrow();
        List<QueueNow> written = nowAt(reached);
        gate.open();
        job.getJobExecutionResult().get();

        assertThat(
                        Differences.between(
                                BatchNow.rows(events, RandomLivesTargets.targets(), reached),
                                written))
                .isEmpty();
    }

    /** The first time reached of which all these queues have rows. */
    private Optional<Instant> reached(Instant from, Set<String> queues) throws UnreadableException {
        return now.of(QueueNow.class).stream()
                .filter(row -> !row.getAsOf().isBefore(from))
                .collect(
                        Collectors.groupingBy(QueueNow::getAsOf, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .filter(rows -> queues(rows.getValue()).containsAll(queues))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Set<String> queues(List<QueueNow> rows) {
        return rows.stream()
                .map(row -> row.getChannel() + ' ' + row.getQueue())
                .collect(Collectors.toSet());
    }

    private List<QueueNow> nowAt(Instant moment) throws UnreadableException {
        return now.of(QueueNow.class).stream().filter(row -> row.getAsOf().equals(moment)).toList();
    }

    private void run(Source<Inbound, ?, ?> events, int parallelism) throws Exception {
        job(events, parallelism).execute();
    }

    private StreamExecutionEnvironment job(Source<Inbound, ?, ?> events, int parallelism)
            throws Exception {
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
                        kpis,
                        now,
                        sla,
                        deadLetters,
                        targets(),
                        Topics.LIVE,
                        new JobSettings(
                                false,
                                200,
                                JobSettings.REPLAY.disorderMs(),
                                JobSettings.REPLAY.horizonMs(),
                                JobSettings.REPLAY.correspondenceHorizonMs(),
                                JobSettings.REPLAY.outcomeHorizonMs(),
                                JobSettings.REPLAY.retentionMs(),
                                Long.MAX_VALUE))
                .build(env);
        return env;
    }

    private static Targets targets() throws Exception {
        return Targets.load(
                Path.of(RandomLives.class.getResource("random-lives-targets.yaml").toURI()));
    }

    private void assertAgrees(List<? extends SpecificRecordBase> events)
            throws UnreadableException {
        BatchCalculation.Rows written =
                new BatchCalculation.Rows(
                        kpis.of(KpiRow.class), kpis.of(KpiSummary.class), kpis.of(KpiBy.class));
        assertThat(
                        Differences.between(
                                BatchCalculation.rows(
                                        events, RandomLivesTargets.targets(), Instant.MAX),
                                written))
                .isEmpty();
        assertThat(written.kpis()).isNotEmpty();
        assertClocksAgree(events);
    }

    private void assertClocksAgree(List<? extends SpecificRecordBase> events)
            throws UnreadableException {
        BatchTargets targets = RandomLivesTargets.targets();
        assertThat(Differences.betweenClocks(BatchClocks.rows(events, targets), sla.of(Sla.class)))
                .isEmpty();
        Map<String, Breach> newest = new TreeMap<>();
        sla.of(Breach.class).forEach(breach -> newest.put(breach.getId(), breach));
        Set<String> told = new TreeSet<>();
        newest.values().stream()
                .filter(breach -> !breach.getState().equals("withdrawn"))
                .forEach(breach -> told.add(told(breach)));
        assertThat(told).isNotEmpty().isEqualTo(BatchClocks.breaches(events, targets));
    }

    private static String told(Breach breach) {
        String told =
                "%s %s %s %s %s"
                        .formatted(
                                breach.getContactId(),
                                breach.getObjective(),
                                breach.getSince(),
                                breach.getState(),
                                breach.getAt());
        return breach.getState().equals("at_risk") ? told : told + " until " + breach.getEnded();
    }

    private List<DeadLetter> letters(DeadLetterReason reason) throws UnreadableException {
        return deadLetters.of(DeadLetter.class).stream()
                .filter(letter -> letter.getReason() == reason)
                .toList();
    }
}
