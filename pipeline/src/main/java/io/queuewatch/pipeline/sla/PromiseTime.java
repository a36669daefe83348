package io.queuewatch.pipeline.sla;

import java.util.List;

/**
 * How the time of one promise passes: by the clock on the wall or a business calendar, and not
 * while it is paused.
 *
 * @param calendar whose business time it is in, or null for the clock's
 * @param start when it began, in milliseconds
 * @param pauses in order, apart from each other, none before the beginning; only the last may last
 */
public record PromiseTime(BusinessCalendar calendar, long start, List<Pause> pauses) {

    /** The moment of what a pause that goes on puts off. */
    public static final long NEVER = Pause.LASTING;

    /**
     * The first moment at which so much of its time has passed; {@link #NEVER} where a pause that
     * goes on comes before. Where it is used up just as a pause begins, that is when the pause
     * ends: until then the promise can still be kept.
     *
     * @param ms milliseconds of its time, more than 0
     */
    public long moment(long ms) {
        long from = start;
        long left = ms;
        for (int i = 0; i < pauses.size(); i++) {
            Pause pause = pauses.get(i);
            long ran = between(from, pause.from());
            if (left < ran) {
                break;
            }
            left -= ran;
            from = pause.to();
            if (from == Pause.LASTING) {
                return NEVER;
            }
        }
        return calendar == null ? from + left : calendar.plus(from, left);
    }

    /** How much of its time passed between two moments, in milliseconds. */
    public long elapsed(long from, long to) {
        long elapsed = between(from, to);
        for (int i = 0; i < pauses.size(); i++) {
            Pause pause = pauses.get(i);
            elapsed -= between(Math.max(from, pause.from()), Math.min(to, pause.to()));
        }
        return elapsed;
    }

    private long between(long from, long to) {
        return calendar == null ? Math.max(0, to - from) : calendar.between(from, to);
    }
}
