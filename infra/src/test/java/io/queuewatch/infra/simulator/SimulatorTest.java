package io.queuewatch.infra.simulator;

import static io.queuewatch.infra.simulator.Played.DAYS;
import static io.queuewatch.infra.simulator.Played.STANDARD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.schemas.AgentEventType;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.ChatEventType;
import io.queuewatch.schemas.EmailEventType;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.ScheduledState;
import io.queuewatch.schemas.SocialEventType;
import io.queuewatch.schemas.SurveyEventType;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SimulatorTest {

    @Test
    void shouldPlayTheSameAgainForTheSameSeed() {
        Duration length = Duration.ofHours(3);
        assertThat(Played.of(STANDARD, 3, length)).isEqualTo(Played.of(STANDARD, 3, length));
        assertThat(Played.of(STANDARD, 3, length)).isNotEqualTo(Played.of(STANDARD, 4, length));
    }

    @Test
    void shouldTellEventsInTheOrderOfTheirTimeAndNumberThem() {
        long number = 0;
        for (int i = 1; i < DAYS.events().size(); i++) {
            assertThat(Played.time(DAYS.events().get(i)))
                    .isAfterOrEqualTo(Played.time(DAYS.events().get(i - 1)));
            assertThat((long) DAYS.events().get(i).get("sequence")).isGreaterThan(number++);
        }
        assertThat(DAYS.events().stream().map(event -> event.get("eventId")).distinct().count())
                .isEqualTo(DAYS.events().size());
    }

    @Test
    void shouldUseEveryKindOfEventThatSourcesHave() {
        // Posts come to one queue, and there is none to hand them on to; on a normal day hardly
        // anybody waits so long as to be called back, or as to leave a chat.
        assertThat(types("type"))
                .containsAll(
                        known(EnumSet.complementOf(EnumSet.of(CallEventType.CALLBACK_EXPIRED))))
                .containsAll(
                        known(
                                EnumSet.complementOf(
                                        EnumSet.of(
                                                ChatEventType.ABANDONED,
                                                ChatEventType.LEFT_QUEUE))))
                .containsAll(known(EnumSet.allOf(EmailEventType.class)))
                .containsAll(known(EnumSet.complementOf(EnumSet.of(SocialEventType.TRANSFERRED))))
                .containsAll(known(EnumSet.allOf(AgentEventType.class)))
                .containsAll(known(EnumSet.allOf(SurveyEventType.class)));
        assertThat(types("state")).containsAll(known(EnumSet.allOf(ScheduledState.class)));
        assertThat(DAYS.all(CallEvent.class).map(CallEvent::getReason).filter(Objects::nonNull))
                .contains(LeaveReason.CLOSED);
    }

    /** Types that telephone systems, chats and others have in common are different enums. */
    private static Set<Object> types(String field) {
        return DAYS.events().stream()
                .filter(event -> event.hasField(field) && event.get(field) != null)
                .map(event -> event.get(field))
                .collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> Set<E> known(EnumSet<E> all) {
        all.removeIf(type -> type.name().equals("UNKNOWN"));
        return all;
    }

    @Test
    void shouldFollowTheCurveOfTheDay() {
        Map<Integer, Long> perHour =
                DAYS.all(CallEvent.class)
                        .filter(event -> event.getType() == CallEventType.INITIATED)
                        .filter(event -> "offer order contract".contains(event.getTopic()))
                        .collect(
                                Collectors.groupingBy(
                                        event -> hour(event) % 24, Collectors.counting()));
        // Two days of the sales queue at its peak of 360 an hour, and in the depth of the night;
        // some come again.
        assertThat(perHour.get(10)).isCloseTo(2 * 375L, Percentage.withPercentage(12));
        assertThat(perHour.get(3)).isCloseTo(2 * 130L, Percentage.withPercentage(20));
    }

    private static int hour(CallEvent event) {
        return event.getEventTime().atZone(ZoneOffset.UTC).getHour();
    }

    @Test
    void shouldKeepToTheQueuesAskedFor() {
        Played two = Played.of(STANDARD.only(List.of("technical", "vip")), 1, Duration.ofHours(12));
        assertThat(
                        two.all(CallEvent.class)
                                .map(CallEvent::getQueue)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("technical", "vip");
        assertThatThrownBy(() -> STANDARD.only(List.of("sails")))
                .hasMessage(
                        "No queue \"sails\" in the simulated centre; there are sales, support,"
                                + " billing, technical, vip, sales-chat, support-chat, support-mail,"
                                + " billing-mail, social");
    }

    @Test
    void shouldKnowCustomersByOpaqueHashesOnly() {
        Map<String, String> segments = new HashMap<>();
        DAYS.all(CallEvent.class)
                .filter(event -> event.getCustomer() != null)
                .forEach(
                        event -> {
                            assertThat(event.getCustomer()).matches("[0-9a-f]{16}");
                            assertThat(event.getSegment())
                                    .isEqualTo(
                                            segments.computeIfAbsent(
                                                    event.getCustomer(),
                                                    customer -> event.getSegment()));
                        });
        assertThat(segments).hasSizeGreaterThan(10_000);
    }

    @Test
    void shouldBeLargerWhenAskedTo() {
        assertThat(STANDARD.enlarged(12, 2).queues())
                .hasSize(12)
                .extracting(queue -> queue.name() + " " + queue.demand().peakPerHour())
                .startsWith("sales-1 720.0")
                .endsWith("sales-2 720.0", "support-2 1200.0");
    }
}
