package io.queuewatch.infra.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.simulator.model.StandardCentre;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private static Simulator simulator() {
        return new Simulator(StandardCentre.in(ZoneOffset.UTC), 1, START);
    }

    private static Instant happened(Delivery delivery) {
        return (Instant) delivery.event().get("eventTime");
    }

    @Test
    void shouldSendDuplicatesAndLateEventsInTheOrderOfTheirSending() {
        Network network = new Network(simulator(), .05, .1, Duration.ofSeconds(30), 5);
        List<Delivery> sent = Stream.generate(network::next).limit(20_000).toList();

        assertThat(sent).isSortedAccordingTo(Comparator.comparing(Delivery::at));
        assertThat(sent).allMatch(d -> !d.at().isBefore(happened(d)));
        assertThat(sent.stream().filter(d -> d.at().isAfter(happened(d))).count())
                .isBetween(2_500L, 3_200L);
        assertThat(sent.stream().map(d -> d.event().get("eventId")).distinct().count())
                .isBetween(18_800L, 19_300L);
    }

    @Test
    void shouldChangeNothingWhenUndisturbed() {
        Network network = new Network(simulator(), 0, 0, Duration.ZERO, 0);
        Simulator same = simulator();
        for (int i = 0; i < 5_000; i++) {
            assertThat(network.next()).isEqualTo(same.next());
        }
    }
}
