package io.queuewatch.pipeline.config;

import java.io.Serializable;

/**
 * When people are told of a queue.
 *
 * @param abandonment the share that may abandon; short abandons do not count
 * @param pageBurn a page comes where the budget is used up so many times faster than planned
 * @param ticketBurn a ticket does
 * @param leastContacts below so many contacts no budget is judged
 * @param leastMisses nor below so many misses
 * @param longWindowMs over which it must surely burn for a page, in milliseconds
 * @param shortWindowMs over which it must still burn, in milliseconds
 * @param ticketWindowMs over which it must burn for a ticket, in milliseconds of open hours
 * @param nobodySignedInMs for how long nobody is signed in while contacts wait, in milliseconds
 * @param waiting how many wait
 * @param nobodyAnswersMs while nobody answers for so long, in milliseconds
 * @param oldestWait how many times its target the oldest waits
 * @param oldestWaitMs and at least so long, in milliseconds
 * @param overdueCallbacks how many call backs are overdue
 * @param expectedArrivals none came where so many were to be expected
 * @param historyWeeks weeks that tell what is to be expected
 * @param clearMs for how long trouble must be gone, in milliseconds
 * @param handleTimeMs the mean handle time of a day, in milliseconds; 0 where it is not judged
 * @param meanWaitMs the mean wait for an answer of a day, in milliseconds; 0 where it is not judged
 * @param leastOfDay below so many contacts no day is judged
 * @param week what weeks are judged by
 */
public record AlertSettings(
        double abandonment,
        double pageBurn,
        double ticketBurn,
        int leastContacts,
        int leastMisses,
        long longWindowMs,
        long shortWindowMs,
        long ticketWindowMs,
        long nobodySignedInMs,
        int waiting,
        long nobodyAnswersMs,
        double oldestWait,
        long oldestWaitMs,
        int overdueCallbacks,
        int expectedArrivals,
        int historyWeeks,
        long clearMs,
        long handleTimeMs,
        long meanWaitMs,
        int leastOfDay,
        WeekLimits week)
        implements Serializable {

    /** The weeks of arrivals that are kept. */
    public static final int MOST_WEEKS = 4;

    private static final long SECOND_MS = 1_000;
    private static final long MINUTE_MS = 60 * SECOND_MS;
    private static final long HOUR_MS = 60 * MINUTE_MS;
    private static final long QUARTER_MS = 15 * MINUTE_MS;

    /** What is told of a channel's queues unless the file says otherwise. */
    static AlertSettings defaults(String channel) {
        boolean voice = channel.equals("voice");
        long meanWaitMs =
                switch (channel) {
                    case "chat" -> MINUTE_MS;
                    case "email" -> 24 * HOUR_MS;
                    default -> 0;
                };
        return new AlertSettings(
                0.05,
                4,
                2,
                20,
                5,
                HOUR_MS,
                QUARTER_MS,
                6 * HOUR_MS,
                30 * SECOND_MS,
                3,
                5 * MINUTE_MS,
                4,
                2 * MINUTE_MS,
                1,
                20,
                2,
                5 * MINUTE_MS,
                voice ? 10 * MINUTE_MS : 0,
                meanWaitMs,
                50,
                WeekLimits.DEFAULT);
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException saying which value is wrong and what would be right
     */
    public AlertSettings {
        share("abandonment", abandonment);
        above("pageBurn", pageBurn, 1, 1_000);
        above("ticketBurn", ticketBurn, 1, 1_000);
        above("oldestWait", oldestWait, 1, 1_000);
        count("leastContacts", leastContacts);
        count("leastMisses", leastMisses);
        count("waiting", waiting);
        count("overdueCallbacks", overdueCallbacks);
        count("expectedArrivals", expectedArrivals);
        count("leastOfDay", leastOfDay);
        if (historyWeeks < 1 || historyWeeks > MOST_WEEKS) {
            throw new IllegalArgumentException(
                    "historyWeeks is %d; want 1 to %d".formatted(historyWeeks, MOST_WEEKS));
        }
        within("longWindow", longWindowMs, QUARTER_MS, 2 * HOUR_MS, "60m");
        within("shortWindow", shortWindowMs, QUARTER_MS, longWindowMs, "15m");
        within("ticketWindow", ticketWindowMs, HOUR_MS, 24 * HOUR_MS, "6h");
        wholeQuarters("longWindow", longWindowMs);
        wholeQuarters("shortWindow", shortWindowMs);
        within("nobodySignedIn", nobodySignedInMs, 0, HOUR_MS, "30s");
        within("nobodyAnswers", nobodyAnswersMs, MINUTE_MS, HOUR_MS, "5m");
        within("oldestWaitAtLeast", oldestWaitMs, 0, 24 * HOUR_MS, "0s");
        within("clear", clearMs, 0, HOUR_MS, "5m");
        within("handleTime", handleTimeMs, 0, 24 * HOUR_MS, "10m");
        within("meanWait", meanWaitMs, 0, 240 * HOUR_MS, "60s");
    }

    private static void share(String name, double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException(
                    "%s is %s; want more than 0%% and less than 100%%, such as 5%%"
                            .formatted(name, value));
        }
    }

    private static void above(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s is %s; want %s to %s times".formatted(name, value, least, most));
        }
    }

    private static void count(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s is %d; want 1 or more".formatted(name, value));
        }
    }

    private static void within(String name, long ms, long least, long most, String example) {
        if (ms < least || ms > most) {
            throw new IllegalArgumentException(
                    "%s is %d ms; want %d to %d ms, such as %s"
                            .formatted(name, ms, least, most, example));
        }
    }

    private static void wholeQuarters(String name, long ms) {
        if (ms % QUARTER_MS != 0) {
            throw new IllegalArgumentException(
                    "%s is %d ms; want whole quarters of an hour, such as 15m".formatted(name, ms));
        }
    }
}
