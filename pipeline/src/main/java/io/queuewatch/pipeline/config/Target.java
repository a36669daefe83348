package io.queuewatch.pipeline.config;

import io.queuewatch.pipeline.sla.BusinessCalendar;
import java.io.Serializable;

/**
 * What is promised to a visit, and how it is counted.
 *
 * @param waitMs the wait within which it is to be answered (T), in milliseconds; equality is in
 *     target
 * @param shortAbandonMs an abandonment after at most this wait is short; never above the target
 * @param rate the share wanted within the target, between 0 and 1
 * @param formula how that share is computed
 * @param costPerContact cost of a handled visit, in minor units
 * @param responseMs the time within which each message of the customer is to be answered, in
 *     milliseconds
 * @param callbackMs the time within which a customer who asked for it is to be called back, in
 *     milliseconds
 * @param calendar whose time the promises are in, or null for that of the clock
 * @param clocks what else is promised, and when clocks warn
 */
public record Target(
        long waitMs,
        long shortAbandonMs,
        double rate,
        ServiceLevelFormula formula,
        long costPerContact,
        long responseMs,
        long callbackMs,
        BusinessCalendar calendar,
        ClockTerms clocks)
        implements Serializable {

    /** Calls back within 4 h, where nothing else is promised. */
    public static final long CALLBACK_DEFAULT_MS = 14_400_000;

    /** 95 % in 30 s, short abandons up to 5 s left out. */
    public static final Target VOICE_DEFAULT = within(30_000, 5_000);

    /** 95 % in 60 s, short abandons up to 5 s left out. */
    public static final Target CHAT_DEFAULT = within(60_000, 5_000);

    /** 95 % in 24 h. */
    public static final Target EMAIL_DEFAULT = within(86_400_000, 0);

    /** 95 % in 1 h. */
    public static final Target SOCIAL_DEFAULT = within(3_600_000, 0);

    static final long LONGEST_DAYS = 3_650;
    static final long LONGEST_MS = LONGEST_DAYS * 86_400_000;

    private static Target within(long waitMs, long shortAbandonMs) {
        return new Target(
                waitMs,
                shortAbandonMs,
                0.95,
                ServiceLevelFormula.SHORT_ABANDONS_EXCLUDED,
                0,
                waitMs,
                CALLBACK_DEFAULT_MS,
                null,
                ClockTerms.DEFAULT);
    }

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException saying which value is wrong and what would be right
     */
    public Target {
        checkDuration("target", waitMs, "30s");
        checkDuration("response", responseMs, "60s");
        checkDuration("callback", callbackMs, "4h");
        if (shortAbandonMs < 0 || shortAbandonMs > waitMs) {
            throw new IllegalArgumentException(
                    "shortAbandon is %d ms; want 0 up to the target of %d ms"
                            .formatted(shortAbandonMs, waitMs));
        }
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException(
                    "targetRate is %s; want more than 0%% and at most 100%%, such as 95%%"
                            .formatted(rate));
        }
        if (costPerContact < 0) {
            throw new IllegalArgumentException(
                    "costPerContact is %d; want 0 or more minor units".formatted(costPerContact));
        }
    }

    private static void checkDuration(String name, long ms, String example) {
        if (ms <= 0 || ms > LONGEST_MS) {
            throw new IllegalArgumentException(
                    "%s is %d ms; want more than 0, such as %s, and at most %dd"
                            .formatted(name, ms, example, LONGEST_DAYS));
        }
    }

    /** The last moment at which an answer to a visit that began then is in target. */
    public long deadline(long begin) {
        return after(begin, waitMs);
    }

    /** The last moment at which a reply to a message that has waited since then is in target. */
    public long responseDeadline(long start) {
        return after(start, responseMs);
    }

    /** The last moment at which a call back that has been owed since then is in target. */
    public long callbackDeadline(long since) {
        return after(since, callbackMs);
    }

    /**
     * How much of the time that promises are in has passed since a deadline, in milliseconds; 0
     * before it.
     */
    public long elapsedBeyond(long deadline, long at) {
        return calendar == null ? Math.max(0, at - deadline) : calendar.between(deadline, at);
    }

    private long after(long start, long durationMs) {
        return calendar == null ? start + durationMs : calendar.plus(start, durationMs);
    }
}
