package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The sums of a series by interval, for so many weeks as a baseline is fitted from. */
final class History {

    /** With a half-life of 8 weeks an older week would weigh less than an eighth. */
    static final int WEEKS = 24;

    private final int cells;
    private final boolean squares;
    private final Deque<Week> weeks = new ArrayDeque<>();

    History(Metric metric) {
        cells = metric.period().cells();
        squares = metric.kind() == Kind.MEAN;
    }

    /** Adds to an interval; what is taken away is negative. Of weeks long gone nothing is kept. */
    void add(long slot, Sums sums) {
        Week week = week(Math.floorDiv(slot, cells));
        if (week != null) {
            week.add(Math.floorMod(slot, cells), sums);
        }
    }

    /** The sums of an interval; of nothing where none is kept. */
    Sums at(long slot) {
        long number = Math.floorDiv(slot, cells);
        int cell = Math.floorMod(slot, cells);
        for (Week week : weeks) {
            if (week.number == number) {
                return new Sums(week.n[cell], week.x[cell], squares ? week.y[cell] : 0);
            }
        }
        return Sums.NONE;
    }

    /** The weeks from the first to before the last, in order. */
    List<Week> weeks(long from, long until) {
        List<Week> found = new ArrayList<>(WEEKS);
        for (Week week : weeks) {
            if (week.number >= from && week.number < until) {
                found.add(week);
            }
        }
        return found;
    }

    /**
     * How long ago a rare event came last.
     *
     * @param slot the interval that is asked
     * @param least no earlier interval is looked at
     * @param level of the series, by which an outcome is the rarer one
     */
    Gone gone(long slot, long least, Kind kind, double level) {
        double contacts = 0;
        Iterator<Week> latest = weeks.descendingIterator();
        while (latest.hasNext()) {
            Week week = latest.next();
            long first = Math.max(least, week.number * cells);
            for (long at = Math.min(slot - 1, (week.number + 1) * cells - 1); at >= first; at--) {
                int cell = (int) (at - week.number * cells);
                double events = kind.rarer(level, new Sums(week.n[cell], week.x[cell], 0));
                if (events > 0) {
                    return new Gone(slot - at, contacts);
                }
                contacts += week.n[cell];
            }
        }
        return new Gone(slot - Math.min(slot, Math.max(least, firstSlot())), contacts);
    }

    /**
     * How long ago something was.
     *
     * @param intervals since it began
     * @param contacts in the intervals between, or intervals of which something is known
     */
    record Gone(long intervals, double contacts) {}

    /** The first interval of which anything is kept. */
    long firstSlot() {
        return weeks.isEmpty() ? Long.MAX_VALUE : weeks.peekFirst().number * cells;
    }

    private Week week(long number) {
        if (weeks.isEmpty() || weeks.peekLast().number < number) {
            weeks.addLast(new Week(number, cells, squares));
            // The current week and the one that corrections may still reach are kept beside.
            while (weeks.peekFirst().number < number - WEEKS - 1) {
                weeks.removeFirst();
            }
            return weeks.peekLast();
        }
        for (Week week : weeks) {
            if (week.number == number) {
                return week;
            }
        }
        return between(number);
    }

    /** A row of a week that had none yet, though a later one had. */
    private Week between(long number) {
        if (number < weeks.peekLast().number - WEEKS - 1) {
            return null;
        }
        Week added = new Week(number, cells, squares);
        List<Week> later = new ArrayList<>();
        while (!weeks.isEmpty() && weeks.peekLast().number > number) {
            later.add(weeks.removeLast());
        }
        weeks.addLast(added);
        for (int i = later.size() - 1; i >= 0; i--) {
            weeks.addLast(later.get(i));
        }
        return added;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(weeks.size());
        for (Week week : weeks) {
            week.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        weeks.clear();
        for (int left = in.readInt(); left > 0; left--) {
            weeks.addLast(new Week(in.readLong(), cells, squares).read(in));
        }
    }

    /** One week. */
    static final class Week {

        final long number;
        final double[] n;
        final double[] x;
        final double[] y;

        private Week(long number, int cells, boolean squares) {
            this.number = number;
            n = new double[cells];
            x = new double[cells];
            y = squares ? new double[cells] : null;
        }

        private void add(int cell, Sums sums) {
            n[cell] += sums.n();
            x[cell] += sums.x();
            if (y != null) {
                y[cell] += sums.y();
            }
        }

        private void write(DataOutput out) throws IOException {
            out.writeLong(number);
            for (int cell = 0; cell < n.length; cell++) {
                // Counts; those of most queues are small.
                out.writeInt((int) n[cell]);
                if (y == null) {
                    out.writeInt((int) x[cell]);
                } else if (n[cell] != 0) {
                    out.writeDouble(x[cell]);
                    out.writeDouble(y[cell]);
                }
            }
        }

        private Week read(DataInput in) throws IOException {
            for (int cell = 0; cell < n.length; cell++) {
                n[cell] = in.readInt();
                if (y == null) {
                    x[cell] = in.readInt();
                } else if (n[cell] != 0) {
                    x[cell] = in.readDouble();
                    y[cell] = in.readDouble();
                }
            }
            return this;
        }
    }
}
