package io.queuewatch.infra.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.imports.EventImport;
import io.queuewatch.infra.imports.EventSorter;
import io.queuewatch.infra.imports.FileFormat;
import io.queuewatch.infra.imports.FileImport;
import io.queuewatch.infra.imports.QueueNames;
import io.queuewatch.infra.imports.Rejects;
import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.Timekeeper;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.EmbeddedBroker;
import io.queuewatch.infra.local.FlinkCluster;
import io.queuewatch.infra.local.Port;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.Breach;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaches on a real broker and a Flink cluster, live and in a replay of history. */
class BreachesIT {

    private static final Path SAMPLES = Path.of("samples/anonymous-bank");
    private static final Topics TOPICS = new Topics("breaches-");
    private static final Duration TARGET = Duration.ofSeconds(30);
    private static final long BREACH =
            SchemaNormalization.parsingFingerprint64(Breach.getClassSchema());

    @TempDir private Path directory;

    private final Codec<Breach> codec = Codec.of(Breach.class);
    private EmbeddedBroker broker;
    private FlinkCluster flink;
    private LocalJobs jobs;
    private KafkaConsumer<byte[], byte[]> consumer;

    /** A record, and when it stood on the topic. */
    private record Told(Breach breach, Instant at) {}

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), Port.any());
        flink =
                FlinkCluster.start(
                        new FlinkCluster.Settings(
                                directory.resolve("flink"), Port.any(), 2, Duration.ofSeconds(1)));
        try (TopicAdmin admin = new TopicAdmin(broker.bootstrapServers())) {
            admin.create(TOPICS, 2, 1);
        }
        jobs = new LocalJobs(flink, broker.bootstrapServers(), TOPICS);
        consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                List.of(new TopicPartition(TOPICS.sla(), 0), new TopicPartition(TOPICS.sla(), 1));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    @AfterEach
    void stop() {
        consumer.close();
        flink.close();
        broker.close();
    }

    @Test
    void shouldTellOfACallOnASilentLineWithinTwoSecondsOfItsDeadline() throws Exception {
        jobs.contactCenter(Targets.defaults(), JobSettings.LIVE);
        try (EventWriter writer = new EventWriter(broker.bootstrapServers(), TOPICS, "test");
                Timekeeper timekeeper =
                        new Timekeeper(writer, Clock.systemUTC(), Timekeeper.EVERY)) {
            timekeeper.start();
            warmUp(writer);
            Instant began = call(writer, "waits", Instant.now());

            Told atRisk = await("waits", "at_risk");
            Told breached = await("waits", "breached");

            assertThat(atRisk.breach().getAt()).isEqualTo(began.plusMillis(22_500));
            assertThat(breached.breach().getDeadline()).isEqualTo(began.plus(TARGET));
            assertThat(breached.breach().getAt()).isEqualTo(began.plus(TARGET));
            assertThat(breached.breach().getEnded()).isNull();
            assertThat(Duration.between(began.plus(TARGET), breached.at()))
                    .isBetween(Duration.ZERO, Duration.ofSeconds(2));
        }
    }

    /** A call that waits too long already: once it is told the job runs. */
    private void warmUp(EventWriter writer) throws Exception {
        call(writer, "before", Instant.now().minus(TARGET));
        await("before", "breached");
    }

    private static Instant call(EventWriter writer, String contact, Instant at) {
        Instant began = Instant.ofEpochMilli(at.toEpochMilli());
        writer.send(
                CallEvent.newBuilder()
                        .setEventId("1")
                        .setContactId(contact)
                        .setType(CallEventType.QUEUED)
                        .setEventTime(began)
                        .setQueue("line")
                        .build());
        writer.flush();
        return began;
    }

    private Told await(String contact, String state) throws UnreadableException {
        Instant patience = Instant.now().plusSeconds(120);
        while (Instant.now().isBefore(patience)) {
            for (Told told : poll()) {
                if (told.breach().getContactId().equals(contact)
                        && told.breach().getState().equals(state)) {
                    return told;
                }
            }
        }
        throw new AssertionError("nobody told that " + contact + " is " + state);
    }

    private List<Told> poll() throws UnreadableException {
        List<Told> told = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
            if (Codec.fingerprint(record.value()) == BREACH) {
                told.add(
                        new Told(
                                codec.decode(record.value()),
                                Instant.ofEpochMilli(record.timestamp())));
            }
        }
        return told;
    }

    @Test
    void shouldTellInAReplayOfWhomAWalkThroughTheRowsFindsWaitingTooLong() throws Exception {
        importSample();

        Optional<String> failure =
                LocalJobs.failure(
                        jobs.contactCenter(
                                Targets.load(SAMPLES.resolve("targets.yaml")), JobSettings.REPLAY));

        assertThat(failure).isEmpty();
        Set<String> expected = breachesOfTheRows(SAMPLES.resolve("sample.txt"));
        assertThat(expected).hasSize(8);
        assertThat(breachesTold()).isEqualTo(expected);
    }

    private void importSample() throws Exception {
        try (EventSorter sorter = new EventSorter();
                Rejects rejects = new Rejects(directory, line -> {});
                EventWriter writer = new EventWriter(broker.bootstrapServers(), TOPICS, "test")) {
            new FileImport(
                            FileFormat.of("csv")
                                    .reader(Optional.of(SAMPLES.resolve("mapping.yaml")))
                                    .apply(Optional.empty()),
                            rejects,
                            QueueNames.load(Optional.empty()))
                    .read(List.of(SAMPLES.resolve("sample.txt")), sorter::add, done -> {});
            EventImport.withMarks(writer, sorter.sorted(), sent -> {});
        }
    }

    private Set<String> breachesTold() throws UnreadableException {
        Set<String> told = new TreeSet<>();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (Told one : poll()) {
                Breach breach = one.breach();
                if (breach.getObjective().equals("answer")
                        && breach.getState().equals("breached")) {
                    told.add(
                            "%s %s over by %d s"
                                    .formatted(
                                            breach.getContactId(),
                                            breach.getAt(),
                                            breach.getOverMs() / 1_000));
                }
            }
        }
        return told;
    }

    /** Who waited beyond 20 s, from the columns of the file and nothing else. */
    private static Set<String> breachesOfTheRows(Path file) throws IOException {
        Set<String> breaches = new TreeSet<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split("\t");
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cells[i].strip();
            }
            String outcome = cells[12];
            Instant menu = time(cells, 6);
            Instant begin = time(cells, 9);
            Instant end = time(cells, 10);
            // What is before the menu was on the next day.
            begin = begin.isBefore(menu) ? begin.plus(Duration.ofDays(1)) : begin;
            end = end.isBefore(menu) ? end.plus(Duration.ofDays(1)) : end;
            long waited = Duration.between(begin, end).toSeconds();
            boolean queued = !cells[9].equals("0:00:00") || !cells[10].equals("0:00:00");
            if (queued && !outcome.equals("PHANTOM") && waited > 20) {
                breaches.add(
                        "%s/%s/%s/%s %s over by %d s"
                                .formatted(
                                        cells[0],
                                        cells[1],
                                        cells[5],
                                        cells[6],
                                        begin.plusSeconds(20),
                                        waited - 20));
            }
        }
        return breaches;
    }

    private static Instant time(String[] cells, int column) {
        LocalDate date = LocalDate.parse("19" + cells[5], DateTimeFormatter.BASIC_ISO_DATE);
        return date.atTime(LocalTime.parse(cells[column], DateTimeFormatter.ofPattern("H:mm:ss")))
                .atZone(ZoneId.of("Asia/Jerusalem"))
                .toInstant();
    }
}
