package io.queuewatch.infra.bench;

import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.infra.simulator.model.StandardCentre;
import io.queuewatch.pipeline.contact.Channel;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * The calls of the simulated centre many times over: its queues in copies, each far busier. About
 * ten thousand agents answer them, as many as the largest centres have.
 */
final class LargeCentre {

    /** About how many events of calls a second it has in the morning. */
    private static final int EVENTS_PER_SECOND = 200;

    private static final double EVENTS_PER_CALL = 7.5;
    private static final double SECONDS_PER_HOUR = 3_600;

    private LargeCentre() {}

    /**
     * The centre.
     *
     * @param queues how many queues it has, at least 1
     */
    static CentreModel of(int queues) {
        CentreModel calls = StandardCentre.in(ZoneOffset.UTC).onlyChannels(Set.of(Channel.VOICE));
        double callsPerHour =
                calls.enlarged(queues, 1).queues().stream()
                        .mapToDouble(queue -> queue.demand().peakPerHour())
                        .sum();
        return calls.enlarged(
                queues, EVENTS_PER_SECOND * SECONDS_PER_HOUR / EVENTS_PER_CALL / callsPerHour);
    }
}
