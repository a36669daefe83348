package io.queuewatch.infra.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.queuewatch.infra.jobs.Webhooks.Told;
import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.kafka.TopicAdmin;
import io.queuewatch.infra.local.AlertmanagerConfiguration;
import io.queuewatch.infra.local.AlertmanagerServer;
import io.queuewatch.infra.local.EmbeddedBroker;
import io.queuewatch.infra.local.FlinkCluster;
import io.queuewatch.infra.local.FlinkJob;
import io.queuewatch.infra.local.Port;
import io.queuewatch.infra.local.WorkDirectory;
import io.queuewatch.pipeline.alert.AlertmanagerSettings;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.AgentEventType;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.ChatEventType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From calls that wait on a silent line to the pager: broker, both jobs and Alertmanager are real.
 * Whatever dies in between, people are told of the same incidents.
 */
class QueueToPagerIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final JobSettings SETTINGS = JobSettings.LIVE;
    private static final String TARGETS =
            """
            channels:
              voice:
                target: 10s
                alerts: {nobodySignedIn: 0s, clear: 0s}
              chat:
                calendar: none
                alerts: {nobodySignedIn: 0s, clear: 0s}
            """;

    /** Where nobody is signed in, and since how many milliseconds after the script began. */
    private static final Set<String> INCIDENTS = Set.of("voice 15000", "chat 30000", "voice 75000");

    /** Queues are looked at every 15 s of event time. */
    private final Instant begin =
            Instant.ofEpochSecond(Math.floorDiv(Instant.now().getEpochSecond() - 600, 15) * 15);

    @TempDir private Path directory;

    private final Webhooks webhooks = new Webhooks();
    private final List<FlinkJob> jobs = new ArrayList<>();
    private EmbeddedBroker broker;
    private FlinkCluster flink;
    private AlertmanagerServer alertmanager;

    /** What dies, and how it comes back. */
    private interface Disturbance {

        void begin();

        void end();
    }

    @BeforeEach
    void start() throws IOException {
        broker = EmbeddedBroker.start(directory.resolve("kafka"), Port.any());
        flink =
                FlinkCluster.start(
                        new FlinkCluster.Settings(
                                directory.resolve("flink"), Port.any(), 1, Duration.ofSeconds(1)));
        Path home = directory.resolve("alertmanager");
        alertmanager = AlertmanagerServer.start(home, routing(home), Port.any(), line -> {});
    }

    @AfterEach
    void stop() {
        flink.close();
        alertmanager.close();
        broker.close();
        webhooks.close();
    }

    /** The provisioned routing, in a hurry. */
    private Path routing(Path home) throws IOException {
        Path file =
                AlertmanagerConfiguration.withWebhooks(
                        WorkDirectory.home().resolve("infra/alertmanager/alertmanager.yml"),
                        webhooks.url(),
                        home);
        YAMLMapper yaml = new YAMLMapper();
        JsonNode configuration = yaml.readTree(file.toFile());
        ((ObjectNode) configuration.get("route"))
                .put("group_wait", "1s")
                .put("group_interval", "1s");
        yaml.writeValue(file.toFile(), configuration);
        return file;
    }

    @Test
    void shouldTellOfTheSameIncidentsWhateverDiesInBetween() throws Exception {
        play("calm", nothing(), nothing());
        play("tasks", tasksKilled(), tasksKilled());
        play("broker", brokerRestarted(), brokerRestarted());
        play("alertmanager", alertmanagerAway(() -> {}), alertmanagerAway(this::killAlertmanager));
    }

    /**
     * The same script on topics and jobs of its own, in a queue that tells of what dies: while one
     * trouble goes on and another begins, and as both end.
     */
    private void play(String queue, Disturbance amid, Disturbance atEnd) throws Exception {
        Topics topics = new Topics(queue + "-");
        try (TopicAdmin admin = new TopicAdmin(broker.bootstrapServers())) {
            admin.create(topics, 1, 1);
        }
        startJobs(topics);
        try (EventWriter writer = new EventWriter(broker.bootstrapServers(), topics, "test")) {
            Script script = new Script(writer, queue);
            script.beginsToWait(0);
            script.passesUntil(17);
            script.await("firing", "voice 15000");

            amid.begin();
            script.chatBeginsToWait(20);
            script.passesUntil(32);
            amid.end();
            script.await("firing", "chat 30000");

            atEnd.begin();
            script.isAnswered(35);
            script.chatIsAnswered(40);
            script.passesUntil(47);
            atEnd.end();
            script.await("resolved", "voice 15000");
            script.await("resolved", "chat 30000");

            script.beginsToWait(60);
            script.passesUntil(77);
            script.await("firing", "voice 75000");
            script.isAnswered(79);
            script.passesUntil(92);
            script.await("resolved", "voice 75000");
        }
        jobs.forEach(FlinkJob::cancel);
        jobs.clear();

        assertThat(incidents(queue, "firing")).isEqualTo(INCIDENTS);
        assertThat(incidents(queue, "resolved")).isEqualTo(INCIDENTS);
        assertThat(toldOf(queue)).allSatisfy(told -> assertIsWhole(told, queue));
        assertNothingBeginsAgain(queue);
    }

    private void startJobs(Topics topics) throws IOException {
        LocalJobs local = new LocalJobs(flink, broker.bootstrapServers(), topics);
        Path file = Files.writeString(directory.resolve("targets.yaml"), TARGETS);
        jobs.add(local.contactCenter(Targets.load(file), SETTINGS));
        jobs.add(
                local.alerts(
                        AlertmanagerSettings.of(
                                        alertmanager.url(),
                                        URI.create("http://127.0.0.1:3000"),
                                        URI.create("https://example.org/runbooks"))
                                .withPace(Duration.ofSeconds(1), Duration.ofMinutes(5))));
    }

    private List<Told> toldOf(String queue) {
        return webhooks.by("pager").stream()
                .filter(told -> List.of(queue, ofChats(queue)).contains(told.label("queue")))
                .toList();
    }

    private static String ofChats(String queue) {
        return queue + "-chat";
    }

    private Set<String> incidents(String queue, String status) {
        return toldOf(queue).stream()
                .filter(told -> told.status().equals(status))
                .map(this::incident)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What makes it an incident of its own, but for the queue. */
    private String incident(Told told) {
        Instant began = Instant.parse(told.alert().get("startsAt").asText());
        return told.label("channel") + ' ' + Duration.between(begin, began).toMillis();
    }

    private static void assertIsWhole(Told told, String queue) {
        assertThat(told.alert().get("labels")).hasSize(4);
        assertThat(told.label("severity")).isEqualTo("critical");
        assertThat(told.label("alertname")).isEqualTo("QueuewatchNobodySignedIn");
        assertThat(told.label("queue"))
                .isEqualTo(told.label("channel").equals("chat") ? ofChats(queue) : queue);
        assertThat(told.alert().get("annotations"))
                .hasSize(4)
                .allSatisfy(text -> assertThat(text.asText()).isNotBlank());
        assertThat(told.alert().at("/annotations/runbook_url").asText())
                .isEqualTo("https://example.org/runbooks/QueuewatchNobodySignedIn.md");
    }

    /** What was said to be over is not said to begin. */
    private void assertNothingBeginsAgain(String queue) {
        Set<String> over = new TreeSet<>();
        for (Told told : toldOf(queue)) {
            if (told.status().equals("resolved")) {
                over.add(incident(told));
            } else {
                assertThat(over).doesNotContain(incident(told));
            }
        }
    }

    private static Disturbance nothing() {
        return new Disturbance() {
            @Override
            public void begin() {}

            @Override
            public void end() {}
        };
    }

    private Disturbance tasksKilled() {
        return new Disturbance() {
            @Override
            public void begin() {
                flink.replaceTaskManager();
            }

            @Override
            public void end() {}
        };
    }

    private Disturbance brokerRestarted() {
        return new Disturbance() {
            /** Who writes waits for it, too. */
            @Override
            public void begin() {
                broker.close();
                broker =
                        EmbeddedBroker.start(
                                directory.resolve("kafka"), new Port(broker.port(), ""));
            }

            @Override
            public void end() {}
        };
    }

    private Disturbance alertmanagerAway(Runnable before) {
        return new Disturbance() {
            @Override
            public void begin() {
                before.run();
                alertmanager.stop();
            }

            @Override
            public void end() {
                alertmanager.start();
            }
        };
    }

    /** It may forget then whom it has told, and tell them once more. */
    private void killAlertmanager() {
        String home = directory.resolve("alertmanager").toString();
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(home))
                .forEach(ProcessHandle::destroyForcibly);
    }

    /**
     * Calls of one queue, a chat of another, and the one agent who serves each; moments are seconds
     * of the script.
     */
    private final class Script {
        private final EventWriter writer;
        private final String queue;
        private Instant reached = begin;
        private int events;

        Script(EventWriter writer, String queue) {
            this.writer = writer;
            this.queue = queue;
        }

        void beginsToWait(int second) {
            agent("ann", queue, AgentEventType.SIGNED_IN, second - 30);
            agent("ann", queue, AgentEventType.SIGNED_OUT, second);
            for (int call = 0; call < 3; call++) {
                call(second + call, CallEventType.QUEUED, second + 1);
            }
        }

        void isAnswered(int second) {
            agent("ann", queue, AgentEventType.SIGNED_IN, second);
            int began = second < 60 ? 0 : 60;
            for (int call = 0; call < 3; call++) {
                call(began + call, CallEventType.ANSWERED, second + call);
            }
        }

        void chatBeginsToWait(int second) {
            agent("bob", ofChats(queue), AgentEventType.SIGNED_IN, second - 1);
            agent("bob", ofChats(queue), AgentEventType.SIGNED_OUT, second);
            chat(ChatEventType.QUEUED, second + 1);
        }

        void chatIsAnswered(int second) {
            agent("bob", ofChats(queue), AgentEventType.SIGNED_IN, second);
            chat(ChatEventType.ACCEPTED, second + 1);
        }

        void passesUntil(int second) {
            reached = at(second);
            writer.mark(reached);
        }

        /** Where marks crowd, time moves on with the next. */
        void await(String status, String incident) {
            Instant deadline = Instant.now().plus(PATIENCE);
            while (!incidents(queue, status).contains(incident)) {
                assertThat(Instant.now())
                        .as("%s %s in %s", incident, status, webhooks.by("pager"))
                        .isBefore(deadline);
                reached = reached.plusMillis(5);
                writer.mark(reached);
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }

        private Instant at(int second) {
            return begin.plusSeconds(second);
        }

        private void agent(String id, String serves, AgentEventType type, int second) {
            writer.send(
                    AgentEvent.newBuilder()
                            .setEventId(String.format(Locale.ROOT, "a%d", events++))
                            .setAgentId(id)
                            .setEventTime(at(second))
                            .setType(type)
                            .setTeam("day")
                            .setQueues(List.of(serves))
                            .build());
        }

        private void call(int number, CallEventType type, int second) {
            writer.send(
                    CallEvent.newBuilder()
                            .setEventId(type.name())
                            .setContactId(queue + number)
                            .setType(type)
                            .setEventTime(at(second))
                            .setQueue(queue)
                            .setAgentId(type == CallEventType.ANSWERED ? "ann" : null)
                            .build());
        }

        private void chat(ChatEventType type, int second) {
            writer.send(
                    ChatEvent.newBuilder()
                            .setEventId(type.name())
                            .setContactId(queue + "-1")
                            .setType(type)
                            .setEventTime(at(second))
                            .setQueue(ofChats(queue))
                            .setAgentId(type == ChatEventType.ACCEPTED ? "bob" : null)
                            .build());
        }
    }
}
