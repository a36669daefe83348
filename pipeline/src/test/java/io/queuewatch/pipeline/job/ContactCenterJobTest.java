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
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.pipeline.ingest.Inbound;
import io.queuewatch.pipeline.ingest.TargetsRecord;
import io.queuewatch.schemas.Breach;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.DeadLetter;
import io.queuewatch.schemas.DeadLetterReason;
import io.queuewatch.schemas.KpiBy;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.KpiSummary;
import io.queuewatch.schemas.QueueNow;
import io.queuewatch.schemas.Sla;
import io.queuewatch.schemas.TargetsVersion;
import io.queuewatch.schemas.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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
    private static final Instant SPRING = Instant.parse("2026-03-28T18:00:00Z");
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
        List<SpecificRecordBase> events = lives.events(CONTACTS, from(seed), SPAN);

        run(Arrivals.unmarked(lives.shuffled(lives.doubled(events))).source(), 2);

        assertAgrees(events);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void shouldAgreeWithTheBatchThoughTimePassesLateEvents(long seed) throws Exception {
        RandomLives lives = new RandomLives(seed);
        List<SpecificRecordBase> events = lives.events(CONTACTS, from(seed), SPAN);

        run(Arrivals.marked(lives.delayed(events, Duration.ofHours(3))).source(), 1);

        assertAgrees(events);
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void shouldAgreeWithTheBatchAfterBeingKilled(long seed) throws Exception {
        RandomLives lives = new RandomLives(seed);
        List<SpecificRecordBase> events = lives.events(CONTACTS, from(seed), SPAN);
        Arrivals arrivals = Arrivals.marked(lives.delayed(events, Duration.ofMinutes(20)));

        run(arrivals.source(events.size() / 2), 1);

        assertAgrees(events);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void shouldHoldWhatBeginsToTheVersionThatCountsThen(long seed) throws Exception {
        RandomLives lives = new RandomLives(seed);
        List<SpecificRecordBase> events = lives.events(CONTACTS, FROM, SPAN);

        job(
                        Arrivals.unmarked(lives.shuffled(lives.doubled(events))).source(),
                        versions().source(),
                        2)
                .execute();

        assertAgrees(events, promised());
    }

    @ParameterizedTest
    @ValueSource(longs = {13, 14})
    void shouldHoldToThatVersionThoughKilledAndThoughEventsComeLate(long seed) throws Exception {
        RandomLives lives = new RandomLives(seed);
        List<SpecificRecordBase> events = lives.events(CONTACTS, FROM, SPAN);
        Arrivals arrivals = Arrivals.marked(lives.delayed(events, Duration.ofMinutes(20)));

        job(arrivals.sourceAfterVersions(events.size() / 2), versions().source(), 1).execute();

        assertAgrees(events, promised());
    }

    /** The evening before one of the changes of daylight saving time; a holiday follows both. */
    private static Instant from(long seed) {
        return seed % 2 == 0 ? SPRING : FROM;
    }

    /** From the quarter of an hour, and back again from a minute within one. */
    private static Published versions() throws Exception {
        return new Published()
                .version(FROM.plus(Duration.ofMinutes(757)), then())
                .version(FROM.plus(Duration.ofHours(7)), later());
    }

    private static BatchTargets promised() {
        BatchTargets targets = RandomLivesTargets.targets();
        return targets.until(FROM.plus(Duration.ofHours(7)), RandomLivesTargets.others())
                .until(FROM.plus(Duration.ofMinutes(757)), targets);
    }

    @Test
    void shouldPutAsideVersionsThatCannotCountAndChangeNothing() throws Exception {
        List<CallEvent> events = new RandomLives(15).calls(50, FROM, SPAN);
        Instant sent = FROM.plusSeconds(600);
        Published published =
                new Published()
                        .version(FROM, "queues:\n  - queue: sales\n    target: soon\n")
                        .version(FROM, "timeZone: Europe/Paris\n")
                        .version(FROM, "queues:\n  - queue: sales\n    timeZone: UTC\n")
                        .bytes(sent, "no Avro".getBytes(StandardCharsets.UTF_8))
                        .bytes(sent, tooLate(sent.minusMillis(1)));

        job(Arrivals.unmarked(events).source(), published.source(), 1).execute();

        assertAgrees(events);
        assertThat(letters(DeadLetterReason.UNREADABLE)).hasSize(1);
        assertThat(letters(DeadLetterReason.INVALID))
                .filteredOn(letter -> letter.getTopic().equals("targets"))
                .extracting(DeadLetter::getDetail)
                .satisfiesExactlyInAnyOrder(
                        detail ->
                                assertThat(detail)
                                        .contains("version v0", "line 3", "'soon' is no duration"),
                        detail ->
                                assertThat(detail)
                                        .contains("would become Europe/Paris; want Asia/Jerusalem"),
                        detail -> assertThat(detail).contains("queue sales", "Europe/Berlin"),
                        detail -> assertThat(detail).contains("valid from", "was sent at"));
    }

    private static byte[] tooLate(Instant validFrom) {
        return Codec.of(TargetsVersion.class)
                .encode(
                        TargetsVersion.newBuilder()
                                .setVersionId("late")
                                .setValidFrom(validFrom)
                                .setPublishedAt(validFrom)
                                .setWho("test")
                                .setText("channels: {voice: {target: 1s}}")
                                .build());
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
        return job(events, Published.none(), parallelism);
    }

    private StreamExecutionEnvironment job(
            Source<Inbound, ?, ?> events, Source<TargetsRecord, ?, ?> versions, int parallelism)
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
                        versions,
                        kpis,
                        now,
                        sla,
                        new Collected(),
                        deadLetters,
                        TargetsHistory.of(targets()),
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
        return Targets.parse(then(), "targets", ZoneId.of("UTC"));
    }

    private static String then() throws Exception {
        return text("random-lives-targets.yaml");
    }

    private static String later() throws Exception {
        return text("random-lives-targets-later.yaml");
    }

    private static String text(String resource) throws Exception {
        return Files.readString(Path.of(RandomLives.class.getResource(resource).toURI()));
    }

    private void assertAgrees(List<? extends SpecificRecordBase> events)
            throws UnreadableException {
        assertAgrees(events, RandomLivesTargets.targets());
    }

    private void assertAgrees(List<? extends SpecificRecordBase> events, BatchTargets promised)
            throws UnreadableException {
        BatchCalculation.Rows written =
                new BatchCalculation.Rows(
                        kpis.of(KpiRow.class), kpis.of(KpiSummary.class), kpis.of(KpiBy.class));
        assertThat(
                        Differences.between(
                                BatchCalculation.rows(events, promised, Instant.MAX), written))
                .isEmpty();
        assertThat(written.kpis()).isNotEmpty();
        assertClocksAgree(events, promised);
    }

    private void assertClocksAgree(List<? extends SpecificRecordBase> events, BatchTargets targets)
            throws UnreadableException {
        assertThat(Differences.betweenClocks(BatchClocks.rows(events, targets), sla.of(Sla.class)))
                .isEmpty();
        assertThat(breachesTold()).isNotEmpty().isEqualTo(BatchClocks.breaches(events, targets));
    }

    private Set<String> breachesTold() throws UnreadableException {
        Map<String, Breach> newest = new TreeMap<>();
        sla.of(Breach.class).forEach(breach -> newest.put(breach.getId(), breach));
        Set<String> told = new TreeSet<>();
        newest.values().stream()
                .filter(breach -> !breach.getState().equals("withdrawn"))
                .forEach(breach -> told.add(told(breach)));
        return told;
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
