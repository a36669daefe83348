package io.queuewatch.pipeline.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What an interval, or a person's decision, has brought in all series of one queue.
 *
 * @param channel voice, chat, email or social
 * @param queue the queue, or * for all of the channel together
 * @param beat which of its intervals
 * @param start beginning of the interval, in milliseconds
 * @param at when it was charted, event time in milliseconds
 * @param series what is new of each
 * @param inTarget of the interval, n and x of the service level; null where it has none
 */
public record ScoredInterval(
        String channel,
        String queue,
        int beat,
        long start,
        long at,
        List<SeriesNews> series,
        Sums inTarget) {

    void write(DataOutput out) throws IOException {
        out.writeUTF(channel);
        out.writeUTF(queue);
        out.writeByte(beat);
        out.writeLong(start);
        out.writeLong(at);
        out.writeInt(series.size());
        for (SeriesNews news : series) {
            news.write(out);
        }
        out.writeBoolean(inTarget != null);
        if (inTarget != null) {
            out.writeDouble(inTarget.n());
            out.writeDouble(inTarget.x());
        }
    }

    static ScoredInterval read(DataInput in) throws IOException {
        String channel = in.readUTF();
        String queue = in.readUTF();
        int beat = in.readByte();
        long start = in.readLong();
        long at = in.readLong();
        List<SeriesNews> series = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            series.add(SeriesNews.read(in));
        }
        Sums inTarget = in.readBoolean() ? new Sums(in.readDouble(), in.readDouble(), 0) : null;
        return new ScoredInterval(channel, queue, beat, start, at, series, inTarget);
    }
}
