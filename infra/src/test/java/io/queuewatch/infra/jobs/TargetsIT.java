package io.queuewatch.infra.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.Queuewatch;
import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.EmbeddedBroker;
import io.queuewatch.infra.local.FlinkCluster;
import io.queuewatch.infra.local.Port;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.KpiSummary;
import io.queuewatch.schemas.UnreadableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New targets for a job that runs, by the command, on a real broker and a Flink cluster. */
class TargetsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Topics TOPICS = new Topics("it-");
    private static final String START = "timeZone: UTC\nqueues: [{queue: PS, target: 20s}]\n";

    @TempDir private Path directory;

    private final Map<String, KpiSummary> rows = new HashMap<>();
    private final StringWriter printed = new StringWriter();
    private EmbeddedBroker broker;
    private FlinkCluster flink;
    private EventWriter events;
    private KafkaConsumer<byte[], byte[]> kpis;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), Port.any());
        flink =
                FlinkCluster.start(
                        new FlinkCluster.Settings(
                                directory.resolve("flink"), Port.any(), 1, Duration.ofSeconds(1)));
        try (TopicAdmin admin = new TopicAdmin(broker.bootstrapServers())) {
            admin.create(TOPICS, 1, 1);
        }
        events = new EventWriter(broker.bootstrapServers(), TOPICS, "test");
        kpis =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "group.id",
                                "it",
                                "auto.offset.reset",
                                "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        kpis.subscribe(List.of(TOPICS.kpis()));
    }

    @AfterEach
    void stop() {
        kpis.close();
        events.close();
        flink.close();
        broker.close();
    }

    @Test
    void shouldHoldWhatBeginsFromThenOnToTheNewTargetAndWhatBeganBeforeToTheOld() throws Exception {
        Path old = Files.writeString(directory.resolve("old.yaml"), START);
        Path young = Files.writeString(directory.resolve("new.yaml"), START.replace("20s", "40s"));
        new LocalJobs(flink, broker.bootstrapServers(), TOPICS)
                .contactCenter(Targets.load(old), JobSettings.LIVE);
        // Events may be so far ahead that nobody has to wait for this moment.
        Instant from = Instant.ofEpochSecond((Instant.now().getEpochSecond() / 900 + 2) * 900);
        call("known", from.minusSeconds(1_200));
        events.mark(from.minusSeconds(1_100));
        awaitAnswered(from.minusSeconds(1_800));

        assertThat(targets("apply", young.toString(), "--valid-from=" + from)).isEqualTo(1);
        assertThat(printed.toString()).contains("--started-with");
        assertThat(
                        targets(
                                "apply",
                                young.toString(),
                                "--valid-from=" + from,
                                "--who=ann",
                                "--started-with=" + old))
                .as(printed.toString())
                .isZero();
        assertThat(printed.toString())
                .contains("~ voice PS  target    20s → 40s", "published as version 1 by ann");

        flink.replaceTaskManager();
        call("before", from.minusMillis(1));
        call("after", from);
        events.mark(from.plusSeconds(120));

        // A restarted job may meet the call before the version, and then reads it again.
        KpiSummary after = awaitRow(from, row -> Objects.equals(row.getServiceLevel(), 1.0));
        KpiSummary before = awaitAnswered(from.minusSeconds(900));
        assertThat(before.getTargetMs()).isEqualTo(20_000);
        assertThat(before.getServiceLevel()).isZero();
        assertThat(after.getTargetMs()).isEqualTo(40_000);

        assertThat(targets("history")).isZero();
        assertThat(printed.toString()).containsPattern("1  \\S+ \\S+  \\S+ \\S+  ann  to come");
        assertThat(targets("apply", young.toString(), "--valid-from=" + from.plusSeconds(60)))
                .isZero();
        assertThat(printed.toString()).contains("nothing is published");
        Path paris =
                Files.writeString(
                        directory.resolve("paris.yaml"), START.replace("UTC", "Europe/Paris"));
        assertThat(targets("apply", paris.toString(), "--valid-from=" + from.plusSeconds(60)))
                .isEqualTo(1);
        assertThat(printed.toString())
                .contains("would become Europe/Paris; want UTC", "restart ContactCenterJob");
    }

    private int targets(String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "targets";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--kafka=" + broker.bootstrapServers();
        all[arguments.length + 2] = "--prefix=" + TOPICS.prefix();
        all[arguments.length + 3] = "--work-dir=" + directory;
        printed.getBuffer().setLength(0);
        return Queuewatch.commandLine()
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(printed, true))
                .execute(all);
    }

    /** A call that is answered after 30 s. */
    private void call(String contactId, Instant begin) {
        send(contactId, CallEventType.QUEUED, begin);
        send(contactId, CallEventType.ANSWERED, begin.plusSeconds(30));
        events.flush();
    }

    private void send(String contactId, CallEventType type, Instant time) {
        events.send(
                CallEvent.newBuilder()
                        .setEventId(type.name())
                        .setContactId(contactId)
                        .setEventTime(time)
                        .setType(type)
                        .setQueue("PS")
                        .build());
    }

    /** The row of the calls that began in this quarter of an hour, when one of them is answered. */
    private KpiSummary awaitAnswered(Instant begin) throws UnreadableException {
        return awaitRow(begin, row -> row.getAnswered() > 0);
    }

    private KpiSummary awaitRow(Instant begin, Predicate<KpiSummary> wanted)
            throws UnreadableException {
        String key = "kpi_summary|cohort|15m|voice|PS|" + begin.toEpochMilli();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (rows.get(key) == null || !wanted.test(rows.get(key))) {
            assertThat(Instant.now()).as("row %s of %s", key, rows.keySet()).isBefore(deadline);
            for (ConsumerRecord<byte[], byte[]> record : kpis.poll(Duration.ofMillis(250))) {
                String found = new String(record.key(), StandardCharsets.UTF_8);
                if (found.startsWith("kpi_summary|cohort|15m")) {
                    rows.put(found, Codec.of(KpiSummary.class).decode(record.value()));
                }
            }
        }
        return rows.get(key);
    }
}
