package io.queuewatch.pipeline.batch;

import io.queuewatch.pipeline.batch.BatchTargets.Queue;
import io.queuewatch.pipeline.batch.BatchTargets.Terms;
import io.queuewatch.pipeline.batch.BatchTargets.When;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Targets that {@link RandomLives} are made for: queues of several zones, formulas, calendars and
 * exceptions; the calls' queue {@code loans} and some of other channels are not listed. The
 * resource {@code random-lives-targets.yaml} beside this class says the same.
 */
public final class RandomLivesTargets {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    private static final String DEFAULT = "short-abandons-excluded";

    private static final Hours OFFICE =
            hours(
                    BERLIN,
                    LocalTime.of(9, 0),
                    LocalTime.of(17, 30),
                    List.of(
                            DayOfWeek.MONDAY,
                            DayOfWeek.TUESDAY,
                            DayOfWeek.WEDNESDAY,
                            DayOfWeek.THURSDAY,
                            DayOfWeek.FRIDAY),
                    LocalDate.of(2025, 10, 27),
                    LocalDate.of(2026, 3, 30));

    /** Open while the clocks are put back, and forward. */
    private static final Hours EARLY =
            hours(
                    BERLIN,
                    LocalTime.of(1, 30),
                    LocalTime.of(22, 0),
                    Arrays.asList(DayOfWeek.values()),
                    LocalDate.of(2025, 12, 25));

    private RandomLivesTargets() {}

    /** The targets. */
    public static BatchTargets targets() {
        return new BatchTargets(
                        ZoneId.of("Asia/Jerusalem"),
                        Map.of(
                                "voice", terms(promise(30), 5, DEFAULT, 600, 0.95),
                                "chat", terms(promise(45, 60, 14_400, null), 5, DEFAULT, 200, 0.95),
                                "email", terms(promise(86_400), 0, DEFAULT, 300, 0.95),
                                "social", terms(promise(3_600), 0, DEFAULT, 100, 0.95)),
                        List.of(
                                voice(
                                        "sales",
                                        BERLIN,
                                        terms(promise(20), 5, "left-in-target", 650, 0.9)),
                                new Queue(
                                        "voice",
                                        "support",
                                        NEW_YORK,
                                        terms(promise(20, 20, 1_200, null), 5, DEFAULT, 700, 0.8),
                                        List.of(
                                                new When(
                                                        "gold", null, promise(10, 20, 1_200, null)),
                                                new When(null, 1, promise(60, 20, 1_200, null)),
                                                new When("gold", 1, promise(3, 20, 1_200, null)))),
                                voice(
                                        "care",
                                        KOLKATA,
                                        terms(
                                                promise(10),
                                                10,
                                                "abandons-hit-in-target",
                                                500,
                                                0.95)),
                                voice(
                                        "desk",
                                        null,
                                        terms(
                                                promise(60, 60, 3_600, EARLY),
                                                5,
                                                "answered",
                                                0,
                                                0.99)),
                                new Queue(
                                        "chat",
                                        "sales",
                                        BERLIN,
                                        terms(
                                                promise(20, 20, 14_400, EARLY),
                                                5,
                                                DEFAULT,
                                                200,
                                                0.95),
                                        List.of()),
                                new Queue(
                                        "chat",
                                        "support",
                                        NEW_YORK,
                                        terms(
                                                promise(60, 30, 14_400, null),
                                                5,
                                                "abandons-miss",
                                                250,
                                                0.9),
                                        List.of(
                                                new When(
                                                        "gold",
                                                        null,
                                                        promise(10, 5, 14_400, null)))),
                                new Queue(
                                        "email",
                                        "sales",
                                        BERLIN,
                                        terms(
                                                promise(14_400, 14_400, 14_400, OFFICE),
                                                0,
                                                DEFAULT,
                                                300,
                                                0.95),
                                        List.of()),
                                new Queue(
                                        "email",
                                        "billing",
                                        KOLKATA,
                                        terms(promise(14_400), 0, DEFAULT, 350, 0.9),
                                        List.of(
                                                new When(
                                                        null,
                                                        1,
                                                        promise(3_600, 1_800, 14_400, null)))),
                                new Queue(
                                        "social",
                                        "posts",
                                        NEW_YORK,
                                        terms(promise(1_800), 0, "left-in-target", 120, 0.95),
                                        List.of())),
                        Set.of("desk"))
                .withClocks(ClockPromises::first);
    }

    /**
     * Targets that may take their place: some queues are promised more, some less, {@code loans} is
     * listed and {@code care} is not. The resource {@code random-lives-targets-later.yaml} says the
     * same.
     */
    public static BatchTargets others() {
        return new BatchTargets(
                        ZoneId.of("Asia/Jerusalem"),
                        Map.of(
                                "voice", terms(promise(15), 4, "abandons-miss", 610, 0.9),
                                "chat", terms(promise(30), 5, DEFAULT, 210, 0.9),
                                "email", terms(promise(43_200), 0, DEFAULT, 310, 0.95),
                                "social", terms(promise(7_200), 0, DEFAULT, 90, 0.95)),
                        List.of(
                                voice("sales", BERLIN, terms(promise(35), 4, DEFAULT, 660, 0.85)),
                                new Queue(
                                        "voice",
                                        "support",
                                        NEW_YORK,
                                        terms(promise(12, 12, 600, null), 4, "answered", 710, 0.8),
                                        List.of(
                                                new When(
                                                        "gold", null, promise(60, 12, 600, null)))),
                                voice(
                                        "loans",
                                        null,
                                        terms(promise(25), 4, "left-in-target", 800, 0.9)),
                                new Queue(
                                        "chat",
                                        "sales",
                                        BERLIN,
                                        terms(promise(90, 15, 14_400, null), 5, DEFAULT, 210, 0.95),
                                        List.of()),
                                new Queue(
                                        "email",
                                        "billing",
                                        KOLKATA,
                                        terms(
                                                promise(7_200, 7_200, 14_400, OFFICE),
                                                0,
                                                "abandons-miss",
                                                360,
                                                0.9),
                                        List.of())),
                        Set.of("desk"))
                .withClocks(ClockPromises::later);
    }

    private static Queue voice(String name, ZoneId zone, Terms terms) {
        return new Queue("voice", name, zone, terms, List.of());
    }

    private static Promise promise(long target) {
        return promise(target, target, 14_400, null);
    }

    private static Promise promise(long target, long response, long callback, Hours hours) {
        return new Promise(
                Duration.ofSeconds(target),
                Duration.ofSeconds(response),
                Duration.ofSeconds(callback),
                hours);
    }

    private static Terms terms(
            Promise promise, int shortAbandon, String formula, long cost, double targetRate) {
        return new Terms(promise, Duration.ofSeconds(shortAbandon), formula, cost, targetRate);
    }

    private static Hours hours(
            ZoneId zone,
            LocalTime from,
            LocalTime until,
            List<DayOfWeek> days,
            LocalDate... holidays) {
        Hours.Span span = new Hours.Span(from, until);
        return new Hours(
                zone,
                days.stream().collect(Collectors.toMap(Function.identity(), day -> span)),
                Set.of(holidays));
    }
}
