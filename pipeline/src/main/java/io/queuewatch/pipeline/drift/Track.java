package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What a series has become by its newest interval; copied now and then, to be gone back to. */
final class Track {

    static final long NEVER = Long.MIN_VALUE;

    long firstWeek = NEVER;
    long week = NEVER;
    int seen;
    Baseline baseline;
    Status status = Status.LEARNING;
    int phase = 1;
    long phaseSlot = NEVER;
    // The first interval that is measured by the promise in force.
    long promisedSlot = NEVER;
    // The newest interval.
    long at = NEVER;
    // Intervals still wanted before a phase that began by itself has a level.
    int wanted;

    long day = NEVER;
    long carriedSince;
    double carriedN;
    double carriedX;
    double carriedY;
    double carriedExpected;
    // Of the outcome that is the rarer one, hour by hour.
    double carriedRarer;
    // The share of one interval's variance that is left where several are carried together.
    private double carriedEffects;
    private double carriedMemory;
    // Rare events that were to be expected since the newest.
    double gap;
    double dayRatios;
    double dayWeights;

    Whitener whitener = new Whitener();
    final Detectors detectors;
    Recent recent = Recent.NONE;
    Signal up;
    Signal down;
    Signal spike;
    int calm;
    Spans over = Spans.NONE;
    Signal[] ended = {};

    Track(DriftSettings settings) {
        detectors = new Detectors(settings);
    }

    Track(Track other) {
        firstWeek = other.firstWeek;
        week = other.week;
        seen = other.seen;
        baseline = other.baseline;
        status = other.status;
        phase = other.phase;
        phaseSlot = other.phaseSlot;
        promisedSlot = other.promisedSlot;
        at = other.at;
        wanted = other.wanted;
        day = other.day;
        carriedSince = other.carriedSince;
        carriedN = other.carriedN;
        carriedX = other.carriedX;
        carriedY = other.carriedY;
        carriedExpected = other.carriedExpected;
        carriedRarer = other.carriedRarer;
        carriedEffects = other.carriedEffects;
        carriedMemory = other.carriedMemory;
        gap = other.gap;
        dayRatios = other.dayRatios;
        dayWeights = other.dayWeights;
        whitener = new Whitener(other.whitener);
        detectors = new Detectors(other.detectors);
        recent = other.recent;
        up = other.up;
        down = other.down;
        spike = other.spike;
        calm = other.calm;
        over = other.over;
        ended = other.ended;
    }

    /** A new day: nothing is carried into it but the gaps between rare events. */
    void begin(long newDay) {
        if (newDay != day) {
            day = newDay;
            dayRatios = 0;
            dayWeights = 0;
            if (baseline == null || !baseline.rare()) {
                dropCarried();
            }
        }
    }

    /** One more interval, whose own effect is a part of the memory of those before it. */
    void carry(long start, Sums sums, double expected) {
        if (carriedN == 0) {
            carriedSince = start;
        }
        double remembered = carriedMemory * baseline.memory();
        carriedEffects += sums.n() * (sums.n() + 2 * remembered);
        carriedMemory = remembered + sums.n();
        carriedN += sums.n();
        carriedX += sums.x();
        carriedY += sums.y();
        carriedExpected += expected;
        carriedRarer += Math.min(expected, sums.n() - expected);
    }

    /**
     * Variance of the mean effect of the intervals carried, relative to that of one: effects of
     * several intervals level out, the less the longer they are remembered.
     */
    double levelledOut() {
        return carriedN == 0 ? 1 : carriedEffects / (carriedN * carriedN);
    }

    Sums carried() {
        return new Sums(carriedN, carriedX, carriedY);
    }

    void dropCarried() {
        carriedN = 0;
        carriedX = 0;
        carriedY = 0;
        carriedExpected = 0;
        carriedRarer = 0;
        carriedEffects = 0;
        carriedMemory = 0;
        gap = 0;
    }

    /** Ends a signal; those that ended before a moment are forgotten. */
    void end(Signal signal, long at, long firstSlot, long lastSlot, long forgetBefore) {
        over = over.plus(firstSlot, lastSlot);
        int kept = 0;
        Signal[] left = new Signal[ended.length + 1];
        for (Signal old : ended) {
            if (old.endedAt() >= forgetBefore) {
                left[kept++] = old;
            }
        }
        left[kept++] = signal.ended(at);
        ended = java.util.Arrays.copyOf(left, kept);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(firstWeek);
        out.writeLong(week);
        out.writeInt(seen);
        out.writeBoolean(baseline != null);
        if (baseline != null) {
            baseline.write(out);
        }
        out.writeByte(status.ordinal());
        out.writeInt(phase);
        out.writeLong(phaseSlot);
        out.writeLong(promisedSlot);
        out.writeLong(at);
        out.writeInt(wanted);
        out.writeLong(day);
        out.writeLong(carriedSince);
        for (double value :
                new double[] {
                    carriedN,
                    carriedX,
                    carriedY,
                    carriedExpected,
                    carriedEffects,
                    carriedMemory,
                    dayRatios,
                    dayWeights
                }) {
            out.writeDouble(value);
        }
        out.writeDouble(carriedRarer);
        out.writeDouble(gap);
        out.writeDouble(whitener.mean());
        out.writeDouble(whitener.variance());
        out.writeLong(whitener.last());
        detectors.write(out);
        recent.write(out);
        write(up, out);
        write(down, out);
        write(spike, out);
        out.writeInt(calm);
        long[] ends = over.ends();
        out.writeInt(ends.length);
        for (long end : ends) {
            out.writeLong(end);
        }
        out.writeInt(ended.length);
        for (Signal signal : ended) {
            signal.write(out);
        }
    }

    static Track read(int version, DriftSettings settings, DataInput in) throws IOException {
        Track track = new Track(settings);
        track.firstWeek = in.readLong();
        track.week = in.readLong();
        track.seen = in.readInt();
        track.baseline = in.readBoolean() ? Baseline.read(version, in) : null;
        track.status = Status.values()[in.readByte()];
        track.phase = in.readInt();
        track.phaseSlot = in.readLong();
        if (version > 1) {
            track.promisedSlot = in.readLong();
            track.at = in.readLong();
        }
        track.wanted = in.readInt();
        track.day = in.readLong();
        track.carriedSince = in.readLong();
        track.carriedN = in.readDouble();
        track.carriedX = in.readDouble();
        track.carriedY = in.readDouble();
        track.carriedExpected = in.readDouble();
        track.carriedEffects = in.readDouble();
        track.carriedMemory = in.readDouble();
        track.dayRatios = in.readDouble();
        track.dayWeights = in.readDouble();
        track.carriedRarer =
                version > 1
                        ? in.readDouble()
                        : Math.min(track.carriedExpected, track.carriedN - track.carriedExpected);
        track.gap = version > 1 ? in.readDouble() : 0;
        track.whitener = new Whitener(in.readDouble(), in.readDouble(), in.readLong());
        track.detectors.read(in);
        track.recent = Recent.read(in);
        track.up = readSignal(in);
        track.down = readSignal(in);
        track.spike = readSignal(in);
        track.calm = in.readInt();
        long[] ends = new long[in.readInt()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = in.readLong();
        }
        track.over = Spans.of(ends);
        track.ended = new Signal[in.readInt()];
        for (int i = 0; i < track.ended.length; i++) {
            track.ended[i] = Signal.read(in);
        }
        return track;
    }

    private static void write(Signal signal, DataOutput out) throws IOException {
        out.writeBoolean(signal != null);
        if (signal != null) {
            signal.write(out);
        }
    }

    private static Signal readSignal(DataInput in) throws IOException {
        return in.readBoolean() ? Signal.read(in) : null;
    }
}
