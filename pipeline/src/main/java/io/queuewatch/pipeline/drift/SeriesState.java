package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is remembered of one series: some 60 KB once its weeks are full. Changed by {@link
 * SeriesMonitor} alone; written and read whole.
 */
public final class SeriesState {

    private static final byte VERSION = 2;

    final Metric metric;
    final History history;
    final List<Row> rows = new ArrayList<>();
    final List<Mark> marks = new ArrayList<>();
    final List<Signal> announced = new ArrayList<>();
    final Decisions decisions = new Decisions();
    Track track;
    Shape parent;

    /** Of a series that begins. */
    public SeriesState(Metric metric, DriftSettings settings) {
        this.metric = metric;
        history = new History(metric);
        track = new Track(settings);
    }

    /** What the series is of. */
    public Metric metric() {
        return metric;
    }

    /** The baseline in force; null while the series is learning. */
    Baseline baseline() {
        return track.baseline;
    }

    /** From now on by these settings, whatever it was read with. */
    void by(DriftSettings settings) {
        track.detectors.by(settings);
        marks.forEach(mark -> mark.track.detectors.by(settings));
    }

    /** Writes it, to be read by {@link #read}. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeUTF(metric.label());
        history.write(out);
        out.writeInt(rows.size());
        for (Row row : rows) {
            out.writeLong(row.start);
            out.writeDouble(row.sums.n());
            out.writeDouble(row.sums.x());
            out.writeDouble(row.sums.y());
        }
        out.writeInt(marks.size());
        for (Mark mark : marks) {
            out.writeInt(mark.before);
            mark.track.write(out);
        }
        out.writeInt(announced.size());
        for (Signal signal : announced) {
            signal.write(out);
        }
        track.write(out);
        out.writeBoolean(parent != null);
        if (parent != null) {
            parent.write(out);
        }
        decisions.write(out);
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @throws IOException also where it was written by a newer version of the program
     */
    public static SeriesState read(DataInput in, DriftSettings settings) throws IOException {
        byte version = in.readByte();
        if (version < 1 || version > VERSION) {
            throw new IOException(
                    "state of a series of version %d; this program reads 1 to %d"
                            .formatted(version, VERSION));
        }
        SeriesState state = new SeriesState(Metric.of(in.readUTF()), settings);
        state.history.read(in);
        for (int left = in.readInt(); left > 0; left--) {
            state.rows.add(
                    new Row(
                            in.readLong(),
                            new Sums(in.readDouble(), in.readDouble(), in.readDouble())));
        }
        for (int left = in.readInt(); left > 0; left--) {
            state.marks.add(new Mark(in.readInt(), Track.read(version, settings, in)));
        }
        for (int left = in.readInt(); left > 0; left--) {
            state.announced.add(Signal.read(in));
        }
        state.track = Track.read(version, settings, in);
        state.parent = in.readBoolean() ? Shape.read(in) : null;
        if (version > 1) {
            state.decisions.read(version, in);
        }
        return state;
    }

    /** An interval that may still be corrected. */
    record Row(long start, Sums sums) {}

    /** What the series was before a row. */
    record Mark(int before, Track track) {}
}
