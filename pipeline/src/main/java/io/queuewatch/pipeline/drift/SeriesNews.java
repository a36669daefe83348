package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an interval has brought in one series.
 *
 * @param metric of the series
 * @param scored its residuals, new or corrected
 * @param changes what is new of its signals
 * @param standing its signals that stand, each with what speaks for it in words
 */
record SeriesNews(
        Metric metric, List<Score> scored, List<SignalChange> changes, List<Evidence> standing) {

    /**
     * A residual.
     *
     * @param start beginning of the interval
     * @param z the residual; NaN where it is not scored any more
     */
    record Score(long start, double z) {}

    /**
     * What speaks for a signal.
     *
     * @param signal as it is now
     * @param words for people
     */
    record Evidence(Signal signal, String words) {}

    void write(DataOutput out) throws IOException {
        out.writeUTF(metric.label());
        out.writeInt(scored.size());
        for (Score score : scored) {
            out.writeLong(score.start);
            out.writeDouble(score.z);
        }
        out.writeInt(changes.size());
        for (SignalChange change : changes) {
            out.writeByte(change.news().ordinal());
            change.signal().write(out);
        }
        out.writeInt(standing.size());
        for (Evidence evidence : standing) {
            evidence.signal.write(out);
            out.writeUTF(evidence.words);
        }
    }

    static SeriesNews read(DataInput in) throws IOException {
        Metric metric = Metric.of(in.readUTF());
        List<Score> scored = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            scored.add(new Score(in.readLong(), in.readDouble()));
        }
        List<SignalChange> changes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            changes.add(
                    new SignalChange(SignalChange.News.values()[in.readByte()], Signal.read(in)));
        }
        List<Evidence> standing = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            standing.add(new Evidence(Signal.read(in), in.readUTF()));
        }
        return new SeriesNews(metric, scored, changes, standing);
    }
}
