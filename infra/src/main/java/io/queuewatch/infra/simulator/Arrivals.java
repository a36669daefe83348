package io.queuewatch.infra.simulator;

import java.time.Duration;

/**
 * Calls for one queue: a Poisson process that follows the day curve, thinned from its peak; and the
 * roster, which follows the same curve every quarter of an hour.
 */
final class Arrivals {
    private static final double HOUR = Duration.ofHours(1).toMillis();
    private static final long QUARTER = Duration.ofMinutes(15).toMillis();

    private final Centre centre;
    private final QueueModel model;
    private final Runnable arrival;
    private final Distribution gaps;

    Arrivals(Centre centre, QueueModel model, Runnable arrival) {
        this.centre = centre;
        this.model = model;
        this.arrival = arrival;
        gaps =
                new Distribution.Exponential(
                        Duration.ofNanos((long) (HOUR * 1e6 / model.peakPerHour())));
    }

    void begin() {
        roster();
        awaitNext();
    }

    private void awaitNext() {
        centre.after(
                centre.sample(gaps),
                () -> {
                    if (centre.happens(model.day().at(centre.localTime()))) {
                        arrival.run();
                    }
                    awaitNext();
                });
    }

    private void roster() {
        double perHour = model.peakPerHour() * model.day().at(centre.localTime().plusMinutes(8));
        centre.line(model.name()).staff(model.staffing().agents(perHour * model.busyTime() / HOUR));
        centre.after(QUARTER, this::roster);
    }
}
