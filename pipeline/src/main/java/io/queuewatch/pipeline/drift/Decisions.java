package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What people have decided about one series, in the order of what it is about. */
final class Decisions {

    private final List<Decision> all = new ArrayList<>();

    Decisions copy() {
        Decisions copy = new Decisions();
        copy.all.addAll(all);
        return copy;
    }

    /** One more; a phase takes over those that were confirmed to begin after it. */
    void add(Decision decision) {
        if (decision.confirms()) {
            all.removeIf(old -> old.confirms() && old.from() >= decision.from());
        }
        all.add(decision);
        all.sort(Comparator.comparingLong(Decision::from));
    }

    /** Those whose span begins after a moment and no later than another. */
    List<Decision> beginningIn(long after, long until) {
        return all.stream()
                .filter(decision -> decision.from() > after && decision.from() <= until)
                .toList();
    }

    /** Whether a person has excluded the interval. */
    boolean exclude(long start) {
        return all.stream().anyMatch(decision -> !decision.confirms() && decision.covers(start));
    }

    /** Whether a person has looked at the interval and said that its level is to stay. */
    boolean confirm(long start) {
        return all.stream().anyMatch(decision -> decision.confirms() && decision.covers(start));
    }

    /**
     * The phase that an interval is in.
     *
     * @param newest the phase where nothing was decided
     */
    int phaseAt(long start, int newest) {
        int phase = newest;
        boolean first = true;
        for (Decision decision : all) {
            if (decision.confirms()) {
                phase = first && decision.from() > start ? decision.before() : phase;
                phase = decision.from() <= start ? decision.phase() : phase;
                first = false;
            }
        }
        return phase;
    }

    /** Those whose spans were over before a moment do not matter any more. */
    void forgetBefore(long moment) {
        all.removeIf(decision -> decision.to() < moment);
    }

    void clear() {
        all.clear();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(all.size());
        for (Decision decision : all) {
            decision.write(out);
        }
    }

    void read(int version, DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            all.add(Decision.read(version, in));
        }
    }
}
