package io.queuewatch.pipeline.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Moves that event time has not reached yet, earliest first, those of one moment in the order in
 * which they came. They come in crowds and all but in order, so they are sorted when one is asked
 * for: that takes a fraction of what it takes to find each its place.
 */
final class MovesAhead implements Iterable<Move> {

    private static final int MANY = 1_024;
    private static final Comparator<Move> EARLIEST_FIRST = Comparator.comparingLong(Move::at);

    private final List<Move> moves = new ArrayList<>();
    private int taken;
    private boolean sorted = true;

    void add(Move move) {
        sorted &= isEmpty() || moves.get(moves.size() - 1).at() <= move.at();
        moves.add(move);
    }

    /** The earliest, or null where there is none. */
    Move peek() {
        if (isEmpty()) {
            return null;
        }
        if (!sorted) {
            forgetTaken();
            moves.sort(EARLIEST_FIRST);
            sorted = true;
        }
        return moves.get(taken);
    }

    /** Takes the earliest out, which was peeked at. */
    void remove() {
        taken++;
        if (isEmpty() || taken >= MANY && taken >= size()) {
            forgetTaken();
        }
    }

    int size() {
        return moves.size() - taken;
    }

    private boolean isEmpty() {
        return taken == moves.size();
    }

    private void forgetTaken() {
        moves.subList(0, taken).clear();
        taken = 0;
    }

    @Override
    public Iterator<Move> iterator() {
        return moves.subList(taken, moves.size()).iterator();
    }
}
