package io.queuewatch.infra.simulator;

import static io.queuewatch.schemas.LeaveReason.CALLBACK;
import static io.queuewatch.schemas.LeaveReason.KEY;
import static io.queuewatch.schemas.LeaveReason.OVERFLOW;
import static io.queuewatch.schemas.LeaveReason.VOICEMAIL;

import io.queuewatch.infra.simulator.Distribution.Exponential;
import io.queuewatch.infra.simulator.Distribution.LogNormal;
import io.queuewatch.infra.simulator.Distribution.Weibull;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.Moment;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the simulated call centre is like.
 *
 * @param zone of its day curves and opening hours
 * @param queues what its queues are like
 * @param menu time from a call's beginning to its queue
 * @param menuHangUps share of callers who leave while in the menu
 * @param customers how many customers there are; they call again now and then
 * @param sites where calls are taken
 */
public record CentreModel(
        ZoneId zone,
        List<QueueModel> queues,
        Distribution menu,
        double menuHangUps,
        int customers,
        List<String> sites) {

    /** Checks that there are queues, customers and sites. */
    public CentreModel {
        queues = List.copyOf(queues);
        sites = List.copyOf(sites);
        if (queues.isEmpty() || customers < 1 || sites.isEmpty()) {
            throw new IllegalArgumentException(
                    "A call centre needs at least one queue, customer and site");
        }
    }

    /**
     * A centre of five queues round the clock: sales, support and vip meet four of five within
     * twenty seconds, billing closes at night, and technical has too few agents at its peak.
     */
    public static CentreModel standard(ZoneId zone) {
        OpeningHours office =
                new OpeningHours(
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(7, 0),
                        LocalTime.of(20, 0));
        return new CentreModel(
                zone,
                List.of(
                        new QueueModel(
                                "sales",
                                Moment.SALES,
                                List.of("offer", "order", "contract"),
                                360,
                                DayCurve.ROUND_THE_CLOCK,
                                OpeningHours.ALWAYS,
                                new Staffing(2, 50, .8),
                                ringing(3),
                                talking(270),
                                wrapping(45),
                                patience(150),
                                List.of(exit(CALLBACK, 90, .3)),
                                Habits.usual("support", "billing")),
                        new QueueModel(
                                "support",
                                Moment.SUPPORT,
                                List.of("delivery", "returns", "account", "login"),
                                600,
                                DayCurve.ROUND_THE_CLOCK,
                                OpeningHours.ALWAYS,
                                new Staffing(3, 75, .8),
                                ringing(4),
                                talking(240),
                                wrapping(40),
                                patience(210),
                                List.of(exit(CALLBACK, 120, .25), exit(VOICEMAIL, 120, .15)),
                                Habits.usual("billing", "technical")),
                        new QueueModel(
                                "billing",
                                Moment.SUPPORT,
                                List.of("invoice", "refund", "tariff"),
                                240,
                                DayCurve.OFFICE,
                                office,
                                new Staffing(2, 30, .6),
                                ringing(4),
                                talking(210),
                                wrapping(60),
                                patience(180),
                                List.of(exit(CALLBACK, 120, .2), exit(KEY, 60, .05)),
                                Habits.usual("support")),
                        new QueueModel(
                                "technical",
                                Moment.SUPPORT,
                                List.of("outage", "setup", "device"),
                                300,
                                DayCurve.ROUND_THE_CLOCK,
                                OpeningHours.ALWAYS,
                                new Staffing(2, 32, .3),
                                ringing(4),
                                talking(380),
                                wrapping(70),
                                patience(300),
                                List.of(
                                        exit(CALLBACK, 90, .25),
                                        new Exit(OVERFLOW, Duration.ofSeconds(180), .3, "support"),
                                        exit(VOICEMAIL, 120, .15)),
                                Habits.usual("support", "billing")),
                        new QueueModel(
                                "vip",
                                Moment.RENEWAL,
                                List.of("renewal", "complaint", "account"),
                                90,
                                DayCurve.ROUND_THE_CLOCK,
                                OpeningHours.ALWAYS,
                                new Staffing(2, 16, 1.3),
                                ringing(2),
                                talking(320),
                                wrapping(60),
                                patience(240),
                                List.of(exit(CALLBACK, 60, .3)),
                                Habits.usual("technical"))),
                new LogNormal(Duration.ofSeconds(25), .6),
                .06,
                150_000,
                List.of("north", "south"));
    }

    /**
     * The same centre with some of its queues only; transfers and overflows to others do not
     * happen.
     *
     * @throws IllegalArgumentException naming a queue that there is not, and those that there are
     */
    public CentreModel only(Collection<String> names) {
        Set<String> known = queues.stream().map(QueueModel::name).collect(Collectors.toSet());
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "No queue \""
                                + name
                                + "\" in the simulated centre; there are "
                                + String.join(
                                        ", ", queues.stream().map(QueueModel::name).toList()));
            }
        }
        return new CentreModel(
                zone,
                queues.stream().filter(queue -> names.contains(queue.name())).toList(),
                menu,
                menuHangUps,
                customers,
                sites);
    }

    private static Distribution ringing(int seconds) {
        return new Exponential(Duration.ofSeconds(seconds));
    }

    private static Distribution talking(int seconds) {
        return new LogNormal(Duration.ofSeconds(seconds), .9);
    }

    private static Distribution wrapping(int seconds) {
        return new LogNormal(Duration.ofSeconds(seconds), .7);
    }

    private static Distribution patience(int seconds) {
        return new Weibull(Duration.ofSeconds(seconds), .8);
    }

    private static Exit exit(LeaveReason reason, int seconds, double chance) {
        return new Exit(reason, Duration.ofSeconds(seconds), chance, null);
    }
}
