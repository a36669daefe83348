package io.queuewatch.infra.simulator.model;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * Who comes to a queue, and how long they bear waiting.
 *
 * @param peakPerHour arrivals an hour at the peak of the day
 * @param day how arrivals vary over the day
 * @param hours when the queue is served
 * @param patience after which a waiting caller or chatter leaves; who writes waits for ever, and is
 *     displeased
 * @param exits other ways out of the queue
 */
public record Demand(
        double peakPerHour,
        DayCurve day,
        OpeningHours hours,
        Distribution patience,
        List<Exit> exits) {

    /** Checks that somebody comes. */
    public Demand {
        exits = List.copyOf(exits);
        if (!(peakPerHour > 0)) {
            throw new IllegalArgumentException(
                    "Arrivals at the peak must be above 0 an hour, not " + peakPerHour);
        }
    }

    /** Arrivals an hour at a moment of local time. */
    public double perHourAt(ZonedDateTime time) {
        return peakPerHour * day.at(time);
    }
}
