package io.queuewatch.infra.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.LeaveReason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulatorTest {
    /** A Monday. */
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private static final CentreModel MODEL = CentreModel.standard(ZoneOffset.UTC);
    private static final List<CallEvent> DAYS = play(MODEL, 7, Duration.ofDays(3));

    private static List<CallEvent> play(CentreModel model, long seed, Duration length) {
        Simulator simulator = new Simulator(model, seed, START);
        List<CallEvent> events = new ArrayList<>();
        for (CallEvent event = simulator.next();
                event.getEventTime().isBefore(START.plus(length));
                event = simulator.next()) {
            events.add(event);
        }
        return events;
    }

    private static long count(CallEventType type) {
        return DAYS.stream().filter(event -> event.getType() == type).count();
    }

    @Test
    void shouldPlayTheSameAgainForTheSameSeed() {
        assertThat(play(MODEL, 3, Duration.ofHours(6)))
                .isEqualTo(play(MODEL, 3, Duration.ofHours(6)));
        assertThat(play(MODEL, 3, Duration.ofHours(6)))
                .isNotEqualTo(play(MODEL, 4, Duration.ofHours(6)));
    }

    @Test
    void shouldTellEventsInTheOrderOfTheirTimeAndNumberThem() {
        assertThat(DAYS).isSortedAccordingTo(Comparator.comparing(CallEvent::getEventTime));
        assertThat(DAYS).isSortedAccordingTo(Comparator.comparing(CallEvent::getSequence));
        assertThat(DAYS.stream().map(CallEvent::getEventId)).doesNotHaveDuplicates();
    }

    @Test
    void shouldEndEveryVisitExactlyOnceUnlessItStillWaits() {
        Set<String> waiting = new HashSet<>();
        for (CallEvent event : DAYS) {
            switch (event.getType()) {
                case QUEUED -> assertThat(waiting.add(event.getContactId())).isTrue();
                case ANSWERED, ABANDONED, LEFT_QUEUE ->
                        assertThat(waiting.remove(event.getContactId())).as("%s", event).isTrue();
                default -> {}
            }
        }
        assertThat(waiting).hasSizeLessThan(60);
    }

    @Test
    void shouldUseEveryKindOfEventThatATelephoneSystemHas() {
        Set<CallEventType> seen =
                DAYS.stream()
                        .map(CallEvent::getType)
                        .collect(Collectors.toCollection(HashSet::new));
        Set<CallEventType> rare =
                EnumSet.of(
                        CallEventType.UNKNOWN,
                        CallEventType.ESCALATED,
                        CallEventType.UPDATED,
                        CallEventType.REOPENED,
                        CallEventType.CREDITED);
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.copyOf(rare)));
        assertThat(DAYS.stream().map(CallEvent::getReason).filter(r -> r != null).distinct())
                .contains(
                        LeaveReason.CALLBACK,
                        LeaveReason.OVERFLOW,
                        LeaveReason.VOICEMAIL,
                        LeaveReason.CLOSED,
                        LeaveReason.KEY);
    }

    @Test
    void shouldBePlausible() {
        assertThat(count(CallEventType.QUEUED)).isBetween(70_000L, 100_000L);
        assertThat(count(CallEventType.ANSWERED) / (double) count(CallEventType.QUEUED))
                .isBetween(.75, .98);
        assertThat(atPeak("sales")).isBetween(.70, .97);
        assertThat(atPeak("support")).isBetween(.70, .97);
        assertThat(atPeak("vip")).isBetween(.75, 1.);
        assertThat(atPeak("technical")).isBetween(.05, .60);
    }

    /** Share of all visits answered within 20 s, from 9 to 12. */
    private static double atPeak(String queue) {
        Map<String, Instant> since = new HashMap<>();
        int offered = 0;
        int inTarget = 0;
        for (CallEvent event : DAYS) {
            int hour = event.getEventTime().atZone(ZoneOffset.UTC).getHour();
            if (!queue.equals(event.getQueue()) || hour < 9 || hour >= 12) {
                continue;
            }
            if (event.getType() == CallEventType.QUEUED) {
                since.put(event.getContactId(), event.getEventTime());
                offered++;
            } else if (event.getType() == CallEventType.ANSWERED
                    && since.containsKey(event.getContactId())) {
                Instant entered = since.remove(event.getContactId());
                inTarget += event.getEventTime().isAfter(entered.plusSeconds(20)) ? 0 : 1;
            }
        }
        return inTarget / (double) offered;
    }

    @Test
    void shouldKeepToTheQueuesAskedFor() {
        CentreModel two = MODEL.only(List.of("technical", "vip"));
        assertThat(
                        play(two, 1, Duration.ofDays(1)).stream()
                                .map(CallEvent::getQueue)
                                .filter(queue -> queue != null)
                                .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("technical", "vip");
        assertThatThrownBy(() -> MODEL.only(List.of("sails")))
                .hasMessage(
                        "No queue \"sails\" in the simulated centre; there are sales, support,"
                                + " billing, technical, vip");
    }

    @Test
    void shouldKnowCustomersByOpaqueHashesOnly() {
        assertThat(DAYS.stream().map(CallEvent::getCustomer).filter(c -> c != null))
                .allMatch(customer -> customer.matches("[0-9a-f]{16}"));
        long calls = count(CallEventType.INITIATED);
        long customers = DAYS.stream().map(CallEvent::getCustomer).distinct().count();
        assertThat(customers).isBetween(calls / 2, calls - 1000);
    }
}
