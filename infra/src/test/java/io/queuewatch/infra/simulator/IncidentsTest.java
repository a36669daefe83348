package io.queuewatch.infra.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.AgentEventType;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.ChatEvent;
import io.queuewatch.schemas.ChatEventType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static final Instant FROM = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant TO = Instant.parse("2026-03-02T14:00:00Z");
    private static final String WHEN = "@2026-03-02T10:00+4h";

    private static final Played OUTAGE = Played.with("outage:technical" + WHEN);
    private static final Played NORMAL = Played.of(Played.STANDARD, 7, Duration.ofDays(1));

    @Test
    void shouldDoubleTheArrivalsInAnOutage() {
        double normal = arrivals(NORMAL, FROM, TO);
        // Some of those who hang up dial again.
        assertThat(arrivals(OUTAGE, FROM, TO)).isBetween(1.9 * normal, 2.7 * normal);
        assertThat(arrivals(OUTAGE, Played.START, FROM))
                .isCloseTo(arrivals(NORMAL, Played.START, FROM), Percentage.withPercentage(10));
    }

    @Test
    void shouldCallBackThoseWhoDoNotWantToWaitInTheCrowd() {
        assertThat(OUTAGE.all(CallEvent.class).map(CallEvent::getType))
                .contains(
                        CallEventType.CALLBACK_SCHEDULED,
                        CallEventType.CALLBACK_REACHED,
                        CallEventType.CALLBACK_EXPIRED);
    }

    @Test
    void shouldLoseChatsThatTooManyWantAtOnce() {
        assertThat(Played.with("outage:support-chat*6" + WHEN).all(ChatEvent.class))
                .extracting(ChatEvent::getType)
                .contains(ChatEventType.ABANDONED);
    }

    /** Calls about what only the technical queue is about. */
    private static double arrivals(Played played, Instant from, Instant to) {
        return played.all(CallEvent.class)
                .filter(event -> event.getType() == CallEventType.INITIATED)
                .filter(
                        event ->
                                event.getTopic() != null
                                        && "outage setup device".contains(event.getTopic()))
                .filter(event -> within(event.getEventTime(), from, to))
                .count();
    }

    @Test
    void shouldLengthenConversationsAfterABadRelease() {
        Played release = Played.with("release:sales*2" + WHEN);

        assertThat(meanTalk(release, "sales"))
                .isCloseTo(2 * meanTalk(NORMAL, "sales"), Percentage.withPercentage(15));
        assertThat(meanTalk(release, "vip"))
                .isCloseTo(meanTalk(NORMAL, "vip"), Percentage.withPercentage(15));
    }

    private static double meanTalk(Played played, String queue) {
        Map<String, Instant> answered = new HashMap<>();
        long calls = 0;
        Duration sum = Duration.ZERO;
        for (CallEvent event : played.all(CallEvent.class).toList()) {
            if (event.getType() == CallEventType.ANSWERED
                    && queue.equals(event.getQueue())
                    && within(event.getEventTime(), FROM, TO)) {
                answered.put(event.getContactId(), event.getEventTime());
            } else if (event.getType() == CallEventType.ENDED
                    && answered.containsKey(event.getContactId())) {
                sum =
                        sum.plus(
                                Duration.between(
                                        answered.remove(event.getContactId()),
                                        event.getEventTime()));
                calls++;
            }
        }
        return sum.toMillis() / (double) calls;
    }

    @Test
    void shouldSendATeamHome() {
        Played absence = Played.with("absence:support-team-1" + WHEN);
        Instant allGone = FROM.plus(Duration.ofHours(1));

        assertThat(heartbeats(NORMAL, "support-team-1", allGone, TO)).isGreaterThan(1_000);
        assertThat(heartbeats(absence, "support-team-1", allGone, TO)).isZero();
        assertThat(heartbeats(absence, "support-team-2", allGone, TO)).isGreaterThan(1_000);
        assertThat(heartbeats(absence, "support-team-1", TO.plusSeconds(60), TO.plusSeconds(600)))
                .isPositive();
    }

    @Test
    void shouldSendAllTeamsOfAQueueHome() {
        Played absence = Played.with("absence:vip" + WHEN);
        Instant allGone = FROM.plus(Duration.ofHours(1));

        assertThat(heartbeats(absence, "vip-team-1", allGone, TO)).isZero();
        assertThat(heartbeats(absence, "vip-team-2", allGone, TO)).isZero();
        assertThat(heartbeats(absence, "sales-team-1", allGone, TO)).isPositive();
    }

    private static long heartbeats(Played played, String team, Instant from, Instant to) {
        return played.all(AgentEvent.class)
                .filter(event -> event.getType() == AgentEventType.HEARTBEAT)
                .filter(event -> event.getTeam().equals(team))
                .filter(event -> within(event.getEventTime(), from, to))
                .count();
    }

    private static boolean within(Instant time, Instant from, Instant to) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
