package io.queuewatch.infra.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.infra.simulator.Distribution.Exponential;
import io.queuewatch.infra.simulator.Distribution.Fixed;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/**
 * A queue with Poisson arrivals, exponential service and exponential patience has a known solution:
 * the birth-death chain M/M/n+M, Erlang-A.
 */
class ErlangATest {
    private static final int AGENTS = 12;
    private static final double PER_HOUR = 150;
    private static final Duration SERVICE = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LENGTH = Duration.ofHours(2500);
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private double offered;
    private double waited;
    private double abandoned;
    private double waitSum;
    private double areaOfQueue;

    @Test
    void shouldMeetErlangAAndLittlesLaw() {
        play();
        double lambda = PER_HOUR / 3600;
        double mu = 1. / SERVICE.toSeconds();
        double theta = 1. / PATIENCE.toSeconds();
        Percentage margin = Percentage.withPercentage(4);

        double mass = 0;
        double waitMass = 0;
        double queueLength = 0;
        double p = 1;
        for (int inSystem = 0; inSystem < 400; inSystem++) {
            mass += p;
            if (inSystem >= AGENTS) {
                waitMass += p;
                queueLength += p * (inSystem - AGENTS);
            }
            int next = inSystem + 1;
            p *= lambda / (Math.min(next, AGENTS) * mu + Math.max(0, next - AGENTS) * theta);
        }
        queueLength /= mass;

        assertThat(offered / LENGTH.toHours()).isCloseTo(PER_HOUR, Percentage.withPercentage(1));
        assertThat(waited / offered).isCloseTo(waitMass / mass, margin);
        assertThat(abandoned / offered).isCloseTo(theta * queueLength / lambda, margin);
        assertThat(waitSum / offered).isCloseTo(queueLength / lambda, margin);
        assertThat(areaOfQueue / LENGTH.toSeconds())
                .as("Little: L = λW")
                .isCloseTo(offered / LENGTH.toSeconds() * waitSum / offered, within(1e-3));
    }

    private void play() {
        Simulator simulator = new Simulator(model(), 20, START);
        Map<String, Instant> waiting = new HashMap<>();
        Instant last = START;
        for (CallEvent event = simulator.next();
                event.getEventTime().isBefore(START.plus(LENGTH));
                event = simulator.next()) {
            areaOfQueue += waiting.size() * seconds(last, event.getEventTime());
            last = event.getEventTime();
            switch (event.getType()) {
                case QUEUED -> {
                    offered++;
                    waiting.put(event.getContactId(), last);
                }
                case ANSWERED, ABANDONED -> {
                    double wait = seconds(waiting.remove(event.getContactId()), last);
                    waitSum += wait;
                    waited += wait > 0 ? 1 : 0;
                    abandoned += event.getType().name().equals("ABANDONED") ? 1 : 0;
                }
                default -> {}
            }
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.;
    }

    private static CentreModel model() {
        Distribution none = new Fixed(Duration.ZERO);
        QueueModel queue =
                new QueueModel(
                        "textbook",
                        Moment.SUPPORT,
                        List.of("any"),
                        PER_HOUR,
                        DayCurve.constant(),
                        OpeningHours.ALWAYS,
                        Staffing.constant(AGENTS),
                        none,
                        new Exponential(SERVICE),
                        none,
                        new Exponential(PATIENCE),
                        List.of(),
                        Habits.NONE);
        return new CentreModel(ZoneOffset.UTC, List.of(queue), none, 0, 100, List.of("one"));
    }
}
