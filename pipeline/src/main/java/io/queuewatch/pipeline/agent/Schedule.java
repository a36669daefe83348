package io.queuewatch.pipeline.agent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** What an agent was scheduled to do when, where schedules lie one upon another. */
final class Schedule {

    /** The upper one first: a break lies upon its shift, it begins later or is shorter. */
    private static final Comparator<ScheduledTime> UPPER =
            Comparator.<ScheduledTime>comparingLong(scheduled -> -scheduled.from)
                    .thenComparingLong(scheduled -> scheduled.to)
                    .thenComparing(scheduled -> scheduled.eventId);

    private Schedule() {}

    /**
     * A while that one schedule is valid for.
     *
     * @param from beginning, in milliseconds
     * @param to end, exclusive, in milliseconds
     * @param scheduled what is valid
     */
    record Piece(long from, long to, ScheduledTime scheduled) {}

    /** What is valid between two moments; nothing where nothing is scheduled. */
    static List<Piece> pieces(List<ScheduledTime> schedule, long from, long to) {
        List<ScheduledTime> upperFirst = new ArrayList<>();
        TreeSet<Long> borders = new TreeSet<>();
        for (ScheduledTime scheduled : schedule) {
            if (scheduled.from < to && scheduled.to > from && scheduled.from < scheduled.to) {
                upperFirst.add(scheduled);
                borders.add(Math.max(scheduled.from, from));
                borders.add(Math.min(scheduled.to, to));
            }
        }
        upperFirst.sort(UPPER);
        List<Piece> pieces = new ArrayList<>();
        Long begin = null;
        for (long border : borders) {
            if (begin != null) {
                for (ScheduledTime scheduled : upperFirst) {
                    if (scheduled.from <= begin && scheduled.to > begin) {
                        pieces.add(new Piece(begin, border, scheduled));
                        break;
                    }
                }
            }
            begin = border;
        }
        return pieces;
    }
}
