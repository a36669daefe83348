package io.queuewatch.infra.simulator;

import io.queuewatch.schemas.Moment;
import java.util.List;

/**
 * What one queue of the simulated centre is like.
 *
 * @param name of the queue
 * @param moment of the customer's journey that its calls belong to
 * @param topics what its calls are about
 * @param peakPerHour arrivals an hour at the peak of the day
 * @param day how arrivals vary over the day
 * @param hours when it takes calls; other calls leave as CLOSED
 * @param staffing how many agents are on duty
 * @param ring from an agent's phone ringing to the answer
 * @param talk time of conversation
 * @param wrap after-contact work
 * @param patience after which a waiting customer hangs up
 * @param exits other ways out of the queue
 * @param habits what happens in conversations
 */
public record QueueModel(
        String name,
        Moment moment,
        List<String> topics,
        double peakPerHour,
        DayCurve day,
        OpeningHours hours,
        Staffing staffing,
        Distribution ring,
        Distribution talk,
        Distribution wrap,
        Distribution patience,
        List<Exit> exits,
        Habits habits) {

    /** Checks that calls arrive and are about something. */
    public QueueModel {
        topics = List.copyOf(topics);
        exits = List.copyOf(exits);
        if (peakPerHour <= 0 || topics.isEmpty()) {
            throw new IllegalArgumentException(
                    "Queue " + name + " needs arrivals above 0 an hour and at least one topic");
        }
    }

    /** Mean time that one call keeps an agent busy, in milliseconds. */
    public double busyTime() {
        return ring.mean() + talk.mean() + wrap.mean();
    }
}
