package io.queuewatch.infra.simulator.model;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;

/**
 * How busy a queue is over the day, as a share of its peak.
 *
 * @param hours one value for each full hour from 0:00, between 0 and 1; between them a straight
 *     line
 * @param saturday what a Saturday has of a weekday
 * @param sunday what a Sunday has of a weekday
 */
public record DayCurve(List<Double> hours, double saturday, double sunday) {

    /** Two humps, before noon and in the afternoon, and a night that is never quite still. */
    public static final DayCurve ROUND_THE_CLOCK =
            new DayCurve(
                    List.of(
                            .42, .38, .35, .35, .36, .38, .45, .58, .78, .95, 1., 1., .90, .85, .90,
                            .95, .95, .85, .72, .65, .60, .55, .50, .46),
                    .8,
                    .65);

    /** Office hours with a few who try at night. */
    public static final DayCurve OFFICE =
            new DayCurve(
                    List.of(
                            .03, .02, .02, .02, .02, .03, .08, .30, .80, 1., 1., .95, .80, .75, .90,
                            .90, .85, .60, .35, .20, .12, .08, .06, .04),
                    .3,
                    .1);

    /** Checks that there are 24 shares. */
    public DayCurve {
        hours = List.copyOf(hours);
        if (hours.size() != 24 || hours.stream().anyMatch(share -> share < 0 || share > 1)) {
            throw new IllegalArgumentException(
                    "A day curve has 24 shares between 0 and 1, not " + hours);
        }
    }

    /** The same at every moment. */
    public static DayCurve constant() {
        return new DayCurve(Collections.nCopies(24, 1.), 1, 1);
    }

    /** The mean share of the peak on a weekday. */
    public double mean() {
        return hours.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** The share of the peak at a moment of local time. */
    public double at(ZonedDateTime time) {
        LocalTime local = time.toLocalTime();
        int hour = local.getHour();
        double within = (local.toSecondOfDay() - hour * 3600) / 3600.;
        double share = hours.get(hour) * (1 - within) + hours.get((hour + 1) % 24) * within;
        return switch (time.getDayOfWeek()) {
            case SATURDAY -> share * saturday;
            case SUNDAY -> share * sunday;
            default -> share;
        };
    }
}
