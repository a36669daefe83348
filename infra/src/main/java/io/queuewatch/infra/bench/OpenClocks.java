package io.queuewatch.infra.bench;

import io.queuewatch.infra.jobs.LocalJobs;
import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.EmbeddedBroker;
import io.queuewatch.infra.local.FlinkCluster;
import io.queuewatch.infra.local.FlinkJob;
import io.queuewatch.infra.local.Port;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.UnreadableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Lets so many calls wait at once that each has an open clock, and measures what they cost: the
 * heap's objects with them less those without them, and a checkpoint. Broker and cluster are in
 * this process, so all that they need beside is in its heap, too.
 *
 * @param directory where broker and cluster keep their data
 * @param clocks how many wait at once
 * @param queues how many queues they wait in
 * @param parallelism partitions, and instances of each operator
 */
record OpenClocks(Path directory, int clocks, int queues, int parallelism) {

    private static final Topics TOPICS = new Topics("bench-");
    private static final Duration CHECKPOINTS = Duration.ofSeconds(30);
    private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration BETWEEN_MARKS = Duration.ofSeconds(1);
    private static final Duration A_WHILE = Duration.ofMillis(100);
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)$");

    /** In which all of them come: shorter than what they are promised. */
    private static final Duration SPAN = Duration.ofHours(1);

    /** Live, so that it does not end; events may be from any time. */
    private static final JobSettings SETTINGS =
            new JobSettings(
                    true,
                    JobSettings.LIVE.writeEveryMs(),
                    JobSettings.LIVE.disorderMs(),
                    JobSettings.LIVE.horizonMs(),
                    JobSettings.LIVE.correspondenceHorizonMs(),
                    JobSettings.LIVE.outcomeHorizonMs(),
                    JobSettings.LIVE.retentionMs(),
                    Long.MAX_VALUE);

    /** Starts what is needed, measures, and stops it again. */
    ClockCost run(Consumer<String> progress) throws IOException, UnreadableException {
        FlinkCluster.Settings cluster =
                new FlinkCluster.Settings(
                        directory.resolve("flink"), Port.any(), parallelism, CHECKPOINTS);
        try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"), Port.any());
                FlinkCluster flink = FlinkCluster.start(cluster)) {
            String kafka = broker.bootstrapServers();
            try (TopicAdmin admin = new TopicAdmin(kafka)) {
                admin.create(TOPICS, parallelism, 1);
            }
            FlinkJob job = new LocalJobs(flink, kafka, TOPICS).contactCenter(targets(), SETTINGS);
            try (EventWriter writer = new EventWriter(kafka, TOPICS, "bench");
                    WaitingCalls waiting = new WaitingCalls(kafka, TOPICS)) {
                return measure(new Callers(writer), waiting, job, progress);
            }
        }
    }

    /** None of the clocks warns meanwhile. */
    private Targets targets() throws IOException {
        StringBuilder text = new StringBuilder("channels: {voice: {target: 2h}}\nqueues:\n");
        for (int queue = 0; queue < queues; queue++) {
            text.append("  - queue: ").append(queue(queue)).append('\n');
        }
        return Targets.load(Files.writeString(directory.resolve("targets.yaml"), text));
    }

    private String queue(int number) {
        return "queue-" + number % queues;
    }

    private ClockCost measure(
            Callers callers, WaitingCalls waiting, FlinkJob job, Consumer<String> progress)
            throws UnreadableException {
        int few = Math.max(1, clocks / 100);
        callers.wait(few);
        waiting.await(few, callers::rest);
        job.checkpoint();
        long before = heapUsed();

        progress.accept("%,d more calls begin to wait".formatted(clocks));
        long begin = System.nanoTime();
        callers.wait(clocks);
        waiting.await(few + clocks, callers::rest);
        double seconds = secondsSince(begin);

        progress.accept("a checkpoint is taken");
        begin = System.nanoTime();
        job.checkpoint();
        double checkpointSeconds = secondsSince(begin);
        long heap = heapUsed();

        int answered = clocks / 10;
        progress.accept("%,d are answered, as many others come".formatted(answered));
        begin = System.nanoTime();
        callers.answer(answered);
        waiting.await(few + clocks - answered, callers::rest);
        callers.wait(answered);
        waiting.await(few + clocks, callers::rest);
        double eventsSeconds = secondsSince(begin);

        return new ClockCost(
                clocks,
                seconds,
                (heap - before) / clocks,
                heap,
                Runtime.getRuntime().maxMemory(),
                2 * answered,
                eventsSeconds,
                size(job.latestCheckpoint().orElseThrow()),
                checkpointSeconds);
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    /**
     * Bytes of all objects that anything refers to, by the virtual machine's own count: what is in
     * use after a collection holds what that has let lie, too.
     */
    private static long heapUsed() {
        try {
            String histogram =
                    (String)
                            ManagementFactory.getPlatformMBeanServer()
                                    .invoke(
                                            new ObjectName(
                                                    "com.sun.management:type=DiagnosticCommand"),
                                            "gcClassHistogram",
                                            new Object[] {new String[0]},
                                            new String[] {String[].class.getName()});
            Matcher total = TOTAL.matcher(histogram);
            if (!total.find()) {
                throw new IllegalStateException("no total in " + histogram);
            }
            return Long.parseLong(total.group(1));
        } catch (JMException e) {
            throw new IllegalStateException("this virtual machine does not count its objects", e);
        }
    }

    private static long size(Path checkpoint) {
        try (Stream<Path> files = Files.walk(checkpoint)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + checkpoint, e);
        }
    }

    /** Calls at even distances, with ids as long as most sources have them. */
    private final class Callers {
        private final EventWriter writer;
        private final long apart = Math.max(1, SPAN.toNanos() / clocks);
        private int come;
        private int gone;
        private Instant now = BEGIN;
        private Instant marked = BEGIN;

        Callers(EventWriter writer) {
            this.writer = writer;
        }

        void wait(int calls) {
            for (int i = 0; i < calls; i++) {
                send(come++, CallEventType.QUEUED);
            }
            writer.flush();
        }

        void answer(int calls) {
            for (int i = 0; i < calls; i++) {
                send(gone++, CallEventType.ANSWERED);
            }
            writer.flush();
        }

        private void send(int number, CallEventType type) {
            now = now.plusNanos(apart);
            if (!now.isBefore(marked.plus(BETWEEN_MARKS))) {
                mark();
            }
            writer.send(
                    CallEvent.newBuilder()
                            .setEventId(new UUID(number, type.ordinal()).toString())
                            .setContactId(new UUID(0, number).toString())
                            .setType(type)
                            .setEventTime(now)
                            .setQueue(queue(number))
                            .build());
        }

        /** Time passes what was sent, though nobody calls. */
        void rest() {
            now = now.plus(A_WHILE);
            mark();
        }

        private void mark() {
            marked = now;
            writer.mark(now);
        }
    }
}
