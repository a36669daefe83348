package io.queuewatch.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.alert.AlertKey;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.AgentEventType;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.SurveyEvent;
import io.queuewatch.schemas.SurveyEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A week, from its events to what people are told of it on Mondays. */
class WeeksInTheJobTest {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(1)
                            .build());

    /** A Monday. */
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");

    private static final Instant END = Instant.parse("2026-03-17T00:00:00Z");

    private final Collected alerts = new Collected();
    private final List<SpecificRecordBase> events = new ArrayList<>();

    /**
     * 30 of 60 customers call again, 40 give 3 of 5, the team in blue has customers for 14 of 15
     * half hours, and the computers of the one in red fall silent together.
     */
    @Test
    void shouldTellOfWeeksOnMondays() throws Exception {
        for (int customer = 0; customer < 60; customer++) {
            call(customer, "first", Duration.ofHours(2L * customer));
            if (customer < 30) {
                call(customer, "second", Duration.ofHours(2L * customer + 48));
            }
            if (customer < 40) {
                survey(customer, Duration.ofHours(2L * customer + 1));
            }
        }
        for (int agent = 0; agent < 6; agent++) {
            blue("blue-" + agent);
            red("red-" + agent);
        }

        run();

        assertThat(told())
                .containsExactlyInAnyOrder(
                        "QueuewatchSatisfaction|WARNING|voice|PS| FIRING at 2026-03-09T06:00:00Z",
                        "QueuewatchSatisfaction|WARNING|voice|| FIRING at 2026-03-09T06:00:00Z",
                        "QueuewatchOccupancy|WARNING||||blue FIRING at 2026-03-09T06:00:00Z",
                        "QueuewatchFirstContactResolution|WARNING|voice|PS| FIRING at"
                                + " 2026-03-16T06:00:00Z",
                        "QueuewatchFirstContactResolution|WARNING|voice|| FIRING at"
                                + " 2026-03-16T06:00:00Z",
                        "QueuewatchSourceSilent|CRITICAL||| FIRING at 2026-03-03T08:08:00.001Z",
                        "QueuewatchSourceSilent|CRITICAL||| RESOLVED at 2026-03-03T12:08:00.001Z");
    }

    private void call(int customer, String which, Duration after) {
        call(customer, which, CallEventType.QUEUED, after);
        call(customer, which, CallEventType.ANSWERED, after.plusSeconds(10));
        call(customer, which, CallEventType.ENDED, after.plusSeconds(70));
    }

    private void call(int customer, String which, CallEventType type, Duration after) {
        events.add(
                CallEvent.newBuilder()
                        .setEventId(which + customer + type)
                        .setContactId(which + customer)
                        .setType(type)
                        .setEventTime(EIGHT.plus(after))
                        .setQueue(type == CallEventType.QUEUED ? "PS" : null)
                        .setAgentId(type == CallEventType.ANSWERED ? "smith" : null)
                        .setCustomer("customer-" + customer)
                        .setTopic("billing")
                        .build());
    }

    private void survey(int customer, Duration after) {
        events.add(
                SurveyEvent.newBuilder()
                        .setEventId("survey" + customer)
                        .setContactId("first" + customer)
                        .setType(SurveyEventType.ANSWERED)
                        .setEventTime(EIGHT.plus(after))
                        .setCsat(3)
                        .setScale(5)
                        .build());
    }

    private void blue(String agent) {
        agent(agent, "blue", AgentEventType.SIGNED_IN, Duration.ZERO);
        agent(agent, "blue", AgentEventType.ON_CONTACT, Duration.ZERO.plusMillis(1));
        agent(agent, "blue", AgentEventType.AVAILABLE, Duration.ofHours(7));
        agent(agent, "blue", AgentEventType.SIGNED_OUT, Duration.ofMinutes(450));
    }

    /** Heard of until five past eight on Tuesday, and not before noon again. */
    private void red(String agent) {
        Duration tuesday = Duration.ofDays(1);
        agent(agent, "red", AgentEventType.SIGNED_IN, tuesday);
        for (int minute = 1; minute <= 5; minute++) {
            agent(agent, "red", AgentEventType.HEARTBEAT, tuesday.plusMinutes(minute));
        }
        agent(agent, "red", AgentEventType.SIGNED_OUT, tuesday.plusHours(4));
    }

    private void agent(String agent, String team, AgentEventType type, Duration after) {
        events.add(
                AgentEvent.newBuilder()
                        .setEventId(agent + type + after)
                        .setAgentId(agent)
                        .setTeam(team)
                        .setType(type)
                        .setEventTime(EIGHT.plus(after))
                        .build());
    }

    private void run() throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(1);
        new ContactCenterJob(
                        arrivals().source(),
                        Published.none(),
                        new Collected(),
                        new Collected(),
                        new Collected(),
                        alerts,
                        new Collected(),
                        TargetsHistory.of(Targets.defaults()),
                        Topics.LIVE,
                        JobSettings.REPLAY)
                .build(env);
        env.execute();
    }

    private Arrivals arrivals() {
        events.sort(Comparator.comparing(Arrivals::time));
        Arrivals arrivals = new Arrivals();
        Instant mark = EIGHT;
        for (SpecificRecordBase event : events) {
            for (; !Arrivals.time(event).isBefore(mark); mark = mark.plusSeconds(3_600)) {
                arrivals.mark(mark);
            }
            arrivals.event(event);
        }
        for (; !mark.isAfter(END); mark = mark.plusSeconds(3_600)) {
            arrivals.mark(mark);
        }
        return arrivals;
    }

    private List<String> told() throws Exception {
        List<String> told = new ArrayList<>();
        for (Alert word : alerts.of(Alert.class)) {
            told.add(AlertKey.of(word).text() + ' ' + word.getState() + " at " + word.getAt());
        }
        return told;
    }
}
