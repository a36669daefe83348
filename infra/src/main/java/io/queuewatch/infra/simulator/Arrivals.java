package io.queuewatch.infra.simulator;

import io.queuewatch.infra.simulator.model.Distribution;
import java.time.Duration;

/** Customers of one queue: a Poisson process that follows the day curve, thinned from its peak. */
final class Arrivals {
    private static final double HOUR_NANOS = 3.6e12;

    private final Centre centre;
    private final Line line;
    private final double most;
    private final Distribution gaps;

    Arrivals(Centre centre, Line line) {
        this.centre = centre;
        this.line = line;
        most = line.model().demand().peakPerHour() * centre.incidents().mostArrivals(line.name());
        gaps = new Distribution.Exponential(Duration.ofNanos((long) (HOUR_NANOS / most)));
    }

    void awaitNext() {
        centre.after(
                centre.sample(gaps),
                () -> {
                    double perHour =
                            line.model().demand().perHourAt(centre.localTime())
                                    * centre.incidents().arrivals(line.name());
                    if (centre.happens(perHour / most)) {
                        centre.door().come(line);
                    }
                    awaitNext();
                });
    }
}
