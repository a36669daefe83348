package io.queuewatch.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.Topics;
import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.DeadLetter;
import io.queuewatch.schemas.Direction;
import io.queuewatch.schemas.EmailEvent;
import io.queuewatch.schemas.EmailEventType;
import io.queuewatch.schemas.Outbound;
import io.queuewatch.schemas.Outcome;
import io.queuewatch.schemas.SurveyEvent;
import io.queuewatch.schemas.SurveyEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the events of channels and surveys to the rows of what contacts lead to. */
class OutcomeJobTest {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");

    private final Collected kpis = new Collected();
    private final Collected deadLetters = new Collected();
    private final List<SpecificRecordBase> events = new ArrayList<>();

    @Test
    void shouldCarryAContactFromItsCallToItsSurvey() throws Exception {
        tellOfACallThatIsRepeatedByEmail();

        run(Arrivals.marked(events));

        assertOutcomes();
    }

    @Test
    void shouldNotMindInWhichOrderItHearsOfThem() throws Exception {
        tellOfACallThatIsRepeatedByEmail();
        Collections.shuffle(events, new Random(1));

        run(Arrivals.unmarked(events));

        assertOutcomes();
    }

    private void assertOutcomes() throws Exception {
        assertThat(deadLetters.of(DeadLetter.class)).isEmpty();
        Outcome call = day("voice", "2026-03-02");
        assertThat(call.getContacts()).isOne();
        assertThat(call.getContactsHandled()).isOne();
        assertThat(call.getResolved()).isOne();
        assertThat(call.getResolvedInferred()).isOne();
        assertThat(call.getTimeToResolutionInferredMs()).isEqualTo(70_000);
        assertThat(call.getReopenRate()).isZero();
        assertThat(call.getFcr1()).isEqualTo(1);
        assertThat(call.getFcr7()).as("an email two days later").isZero();
        assertThat(call.getFcrKnown()).isEqualTo(1);
        assertThat(call.getRightFirstTime()).isZero();
        Outcome email = day("email", "2026-03-04");
        assertThat(email.getResolved()).isOne();
        assertThat(email.getTimeToResolutionMs()).isEqualTo(7_200_000);
        assertThat(email.getFcr7Base()).as("it repeats the call").isZero();
        Outcome asked = day("voice", "2026-03-05");
        assertThat(asked.getResponseRate()).isEqualTo(1);
        assertThat(asked.getCsat()).isEqualTo(4);
        assertThat(asked.getNps()).isEqualTo(-100);
        assertThat(asked.getFollowUpMeanMs()).isEqualTo(3_600_000);
        assertThat(asked.getCredits()).isEqualTo(500);
        assertThat(kpis.of(Outbound.class))
                .filteredOn(row -> row.getQueue().equals("*"))
                .last()
                .satisfies(
                        row -> {
                            assertThat(row.getDirection()).isEqualTo("outbound");
                            assertThat(row.getContacts()).isOne();
                            assertThat(row.getHandled()).isOne();
                            assertThat(row.getTalkMs()).isEqualTo(30_000);
                        });
    }

    private void tellOfACallThatIsRepeatedByEmail() {
        call("call", CallEventType.QUEUED, 0, Direction.INBOUND);
        call("call", CallEventType.ANSWERED, 10, Direction.INBOUND);
        call("call", CallEventType.ENDED, 70, Direction.INBOUND);
        call("sales", CallEventType.QUEUED, 100, Direction.OUTBOUND);
        call("sales", CallEventType.ANSWERED, 110, Direction.OUTBOUND);
        call("sales", CallEventType.ENDED, 140, Direction.OUTBOUND);
        email(EmailEventType.RECEIVED, Duration.ofDays(2));
        email(EmailEventType.REPLIED, Duration.ofDays(2).plusHours(1));
        email(EmailEventType.RESOLVED, Duration.ofDays(2).plusHours(2));
        survey(SurveyEventType.INVITED, 1, null, null);
        survey(SurveyEventType.ANSWERED, 2, 4, 3);
        survey(SurveyEventType.FOLLOWED_UP, 3, null, null);
        CallEvent credited =
                call("call", CallEventType.CREDITED, 3 * 86_400 + 60, Direction.INBOUND);
        credited.setAmount(500L);
    }

    private CallEvent call(String contact, CallEventType type, long second, Direction direction) {
        CallEvent event =
                CallEvent.newBuilder()
                        .setEventId("e" + events.size())
                        .setContactId(contact)
                        .setType(type)
                        .setEventTime(EIGHT.plusSeconds(second))
                        .setQueue(type == CallEventType.QUEUED ? "PS" : null)
                        .setAgentId(type == CallEventType.ANSWERED ? "smith" : null)
                        .setCustomer("8f14e45f")
                        .setTopic("billing")
                        .setDirection(direction)
                        .build();
        events.add(event);
        return event;
    }

    private void email(EmailEventType type, Duration after) {
        events.add(
                EmailEvent.newBuilder()
                        .setEventId("e" + events.size())
                        .setContactId("email")
                        .setType(type)
                        .setEventTime(EIGHT.plus(after))
                        .setQueue(type == EmailEventType.RECEIVED ? "desk" : null)
                        .setAuthor(type == EmailEventType.REPLIED ? Author.AGENT : Author.UNKNOWN)
                        .setAgentId(type == EmailEventType.REPLIED ? "jones" : null)
                        .setCustomer("8f14e45f")
                        .setTopic("billing")
                        .build());
    }

    private void survey(SurveyEventType type, int hour, Integer csat, Integer nps) {
        events.add(
                SurveyEvent.newBuilder()
                        .setEventId("s" + events.size())
                        .setContactId("call")
                        .setType(type)
                        .setEventTime(EIGHT.plus(Duration.ofDays(3)).plus(Duration.ofHours(hour)))
                        .setCsat(csat)
                        .setScale(csat == null ? null : 5)
                        .setNps(nps)
                        .build());
    }

    private Outcome day(String channel, String day) throws Exception {
        return kpis.of(Outcome.class).stream()
                .filter(row -> row.getChannel().equals(channel) && row.getQueue().equals("*"))
                .filter(row -> row.getStart().toString().startsWith(day))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new AssertionError("no row of " + channel + " on " + day));
    }

    private void run(Arrivals arrivals) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(2);
        new ContactCenterJob(
                        arrivals.source(),
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
}
