package io.queuewatch.infra.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.infra.simulator.model.DayCurve;
import io.queuewatch.infra.simulator.model.Demand;
import io.queuewatch.infra.simulator.model.Distribution;
import io.queuewatch.infra.simulator.model.Distribution.Exponential;
import io.queuewatch.infra.simulator.model.Distribution.Fixed;
import io.queuewatch.infra.simulator.model.ErlangA;
import io.queuewatch.infra.simulator.model.Habits;
import io.queuewatch.infra.simulator.model.OpeningHours;
import io.queuewatch.infra.simulator.model.QueueModel;
import io.queuewatch.infra.simulator.model.Segment;
import io.queuewatch.infra.simulator.model.Sequel;
import io.queuewatch.infra.simulator.model.Staffing;
import io.queuewatch.infra.simulator.model.Work;
import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A queue with Poisson arrivals, exponential service and exponential patience has a known solution:
 * the birth-death chain M/M/n+M, Erlang-A.
 */
class ErlangATest {
    private static final int AGENTS = 12;
    private static final Duration SERVICE = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration TARGET = Duration.ofSeconds(20);
    private static final Duration LENGTH = Duration.ofHours(2500);
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Percentage MARGIN = Percentage.withPercentage(4);

    private double offered;
    private double waited;
    private double waitedLong;
    private double abandoned;
    private double waitSum;
    private double areaOfQueue;

    @ParameterizedTest(name = "{0} calls an hour, 144 can be served")
    @ValueSource(doubles = {120, 150, 200})
    void shouldMeetErlangAAndLittlesLaw(double perHour) {
        play(perHour);
        ErlangA theory = new ErlangA(perHour / 3600, SERVICE, PATIENCE, AGENTS);
        // Who would wait that long has not left before.
        double staysLong = Math.exp(-(double) TARGET.toMillis() / PATIENCE.toMillis());

        assertThat(offered / LENGTH.toHours()).isCloseTo(perHour, Percentage.withPercentage(1));
        assertThat(waited / offered).isCloseTo(theory.probabilityOfWait(), MARGIN);
        assertThat(waitedLong / offered).isCloseTo(theory.beyond(TARGET) * staysLong, MARGIN);
        assertThat(abandoned / offered).isCloseTo(theory.abandonment(), MARGIN);
        assertThat(waitSum / offered).isCloseTo(theory.meanWait(), MARGIN);
        assertThat(areaOfQueue / LENGTH.toSeconds())
                .as("Little: L = λW")
                .isCloseTo(offered / LENGTH.toSeconds() * waitSum / offered, within(1e-3));
    }

    private void play(double perHour) {
        Simulator simulator = new Simulator(model(perHour), 20, START);
        Map<String, Instant> waiting = new HashMap<>();
        Instant last = START;
        for (Delivery next = simulator.next();
                next.at().isBefore(START.plus(LENGTH));
                next = simulator.next()) {
            if (!(next.event() instanceof CallEvent event)) {
                continue;
            }
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
                    waitedLong += wait > TARGET.toSeconds() ? 1 : 0;
                    abandoned += event.getType() == CallEventType.ABANDONED ? 1 : 0;
                }
                default -> {}
            }
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.;
    }

    private static CentreModel model(double perHour) {
        Distribution none = new Fixed(Duration.ZERO);
        QueueModel queue =
                new QueueModel(
                        "textbook",
                        Channel.VOICE,
                        Moment.SUPPORT,
                        List.of("any"),
                        new Demand(
                                perHour,
                                DayCurve.constant(),
                                OpeningHours.ALWAYS,
                                new Exponential(PATIENCE),
                                List.of()),
                        new Work(none, new Exponential(SERVICE), none, 1),
                        new Staffing.Constant(AGENTS),
                        List.of(),
                        Habits.NONE,
                        Sequel.NONE);
        return new CentreModel(
                ZoneOffset.UTC,
                List.of(queue),
                none,
                0,
                100,
                List.of(new Segment("all", 1, 3)),
                List.of("one"),
                List.of());
    }
}
