package io.queuewatch.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.batch.BatchAgents;
import io.queuewatch.pipeline.batch.BatchAgents.Chat;
import io.queuewatch.pipeline.batch.RandomAgents;
import io.queuewatch.pipeline.batch.RandomLives;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.AgentTime;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.ChatEventType;
import io.queuewatch.schemas.DeadLetter;
import io.queuewatch.schemas.KpiRow;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
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

/** Events of agents, schedules and chats as Kafka holds them, through the whole job. */
class AgentsInTheJobTest {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final Instant FROM = Instant.parse("2025-10-25T18:00:00Z");
    private static final Instant END = Instant.parse("2025-10-27T06:00:00Z");

    private final Collected kpis = new Collected();
    private final Collected deadLetters = new Collected();

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void shouldAgreeWithTheBatchAfterBeingKilled(long seed) throws Exception {
        RandomAgents.Days days = new RandomAgents(seed).days(6, FROM);
        List<SpecificRecordBase> events = new ArrayList<>();
        events.addAll(days.events());
        events.addAll(days.schedule());
        days.chats().forEach(chat -> events.addAll(events(chat)));
        Arrivals arrivals =
                Arrivals.marked(new RandomLives(seed).delayed(events, Duration.ofHours(2)));
        arrivals.mark(END.plusMillis(JobSettings.REPLAY.disorderMs()));

        run(arrivals, events.size() / 2);

        assertThat(deadLetters.of(DeadLetter.class)).isEmpty();
        Map<String, AgentTime> expected =
                BatchAgents.rows(
                        days.events(),
                        days.schedule(),
                        days.chats(),
                        ZoneId.of("UTC"),
                        Duration.ofMillis(JobSettings.REPLAY.retentionMs()),
                        END);
        assertThat(agentTimes()).containsAllEntriesOf(expected);
        assertThat(effort("live")).isEqualTo(effort(days)).isPositive();
        assertThat(effort("cohort")).isEqualTo(effort(days));
    }

    private static List<ChatEvent> events(Chat chat) {
        return List.of(
                event(chat, ChatEventType.QUEUED, chat.begin()).setQueue("help").build(),
                event(chat, ChatEventType.ACCEPTED, chat.open()).setAgentId(chat.agent()).build(),
                event(chat, ChatEventType.ENDED, chat.close()).build());
    }

    private static ChatEvent.Builder event(Chat chat, ChatEventType type, Instant time) {
        return ChatEvent.newBuilder()
                .setContactId(chat.contact())
                .setEventId(chat.contact() + " " + type)
                .setEventTime(time)
                .setTeam(chat.team())
                .setType(type);
    }

    private void run(Arrivals arrivals, int failBefore) throws Exception {
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
                        Published.none(),
                        kpis,
                        new Collected(),
                        new Collected(),
                        new Collected(),
                        deadLetters,
                        TargetsHistory.of(Targets.defaults()),
                        Topics.LIVE,
                        JobSettings.REPLAY)
                .build(env);
        env.execute();
    }

    /** The last row of each key. */
    private Map<String, AgentTime> agentTimes() throws Exception {
        Map<String, AgentTime> rows = new TreeMap<>();
        for (AgentTime row : kpis.of(AgentTime.class)) {
            row.setAsOf(Instant.EPOCH);
            rows.put(row.getInterval() + " " + row.getTeam() + " " + row.getStart(), row);
        }
        return rows;
    }

    private long effort(String view) throws Exception {
        Map<String, Long> byRow = new HashMap<>();
        for (KpiRow row : kpis.of(KpiRow.class)) {
            if (row.getInterval().equals("1h") && row.getView().equals(view)) {
                byRow.put(
                        row.getChannel()
                                + row.getQueue()
                                + row.getSegment()
                                + row.getSite()
                                + row.getPriority()
                                + row.getStart(),
                        row.getEffortMs());
            }
        }
        return byRow.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long effort(RandomAgents.Days days) {
        return BatchAgents.efforts(days.chats()).values().stream().mapToLong(e -> e).sum();
    }
}
