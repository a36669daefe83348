package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.wire.Text;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What happened in a queue moment by moment, so that how it stood at any moment can be told though
 * more is known already: a withdrawal is the same move the other way round.
 */
public final class Moves {

    /** What changes by a move. */
    public enum Kind {
        /** How many wait who came at a moment. */
        WAITING,
        /** How many were answered. */
        ANSWERED,
        /** How many agents are signed in. */
        SIGNED_IN,
        /** How many call backs are overdue. */
        OVERDUE
    }

    /** Takes moves. */
    @FunctionalInterface
    public interface Taker {

        /**
         * Takes one.
         *
         * @param kind what changes
         * @param at when, in milliseconds
         * @param since WAITING, ANSWERED: when the visit began, in milliseconds
         * @param change by how much
         */
        void take(Kind kind, long at, long since, int change);
    }

    private static final Kind[] KINDS = Kind.values();
    private static final int STRIDE = 3;
    private static final int KIND_BITS = 2;

    private final LongArrayList all = new LongArrayList(0);

    void add(Kind kind, long at, long since, int change) {
        all.add(at);
        all.add(since);
        all.add((long) change << KIND_BITS | kind.ordinal());
    }

    void addAll(Moves others) {
        all.addAll(others.all);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    void each(Taker taker) {
        for (int i = 0; i < all.size(); i += STRIDE) {
            long code = all.getLong(i + 2);
            taker.take(
                    KINDS[(int) (code & (1 << KIND_BITS) - 1)],
                    all.getLong(i),
                    all.getLong(i + 1),
                    (int) (code >> KIND_BITS));
        }
    }

    void write(DataOutputView out) throws IOException {
        Text.writeLong(all.size(), out);
        long before = 0;
        for (int i = 0; i < all.size(); i += STRIDE) {
            long at = all.getLong(i);
            Text.writeLong(at - before, out);
            Text.writeLong(at - all.getLong(i + 1), out);
            Text.writeLong(all.getLong(i + 2), out);
            before = at;
        }
    }

    void read(DataInputView in) throws IOException {
        int size = (int) Text.readLong(in);
        all.ensureCapacity(size);
        long at = 0;
        for (int i = 0; i < size; i += STRIDE) {
            at += Text.readLong(in);
            all.add(at);
            all.add(at - Text.readLong(in));
            all.add(Text.readLong(in));
        }
    }
}
