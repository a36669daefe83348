package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.Fact;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What those who watch a queue have to know of what has changed: sums by minute of what happened,
 * whatever its tags, and what happened moment by moment. Not changed once it is sent.
 */
@TypeInfo(QueueNewsSerializer.Factory.class)
public final class QueueNews {

    final Channel channel;
    final String queue;

    /** Sums by {@link Measure}, by the start of their minute; of correspondence by quarter. */
    final Long2ObjectOpenHashMap<long[]> minutes = new Long2ObjectOpenHashMap<>(2);

    final Moves moves = new Moves();

    QueueNews(Channel channel, String queue) {
        this.channel = channel;
        this.queue = queue;
    }

    /** Agents sign in, or out. */
    public static QueueNews ofAgents(Channel channel, String queue, long at, int change) {
        QueueNews news = new QueueNews(channel, queue);
        news.moves.add(Moves.Kind.SIGNED_IN, at, at, change);
        return news;
    }

    /** The channel. */
    public Channel channel() {
        return channel;
    }

    /** The queue, or {@code *} for all of the channel. */
    public String queue() {
        return queue;
    }

    /** What news are keyed by. */
    public String key() {
        return channel.label() + ' ' + queue;
    }

    /** Whether it is of a queue, or of all, and not of the menu. */
    public boolean ofQueues() {
        return !queue.equals(Fact.NO_QUEUE);
    }

    /** Whether this name stands for all queues of a channel. */
    public static boolean isAllQueues(String queue) {
        return queue.equals(QueueDelta.ALL_QUEUES);
    }

    /** Hands out the sums by {@link Measure} of each minute by its start; not to be changed. */
    public void eachMinute(BiConsumer<Long, long[]> taker) {
        for (Long2ObjectMap.Entry<long[]> entry : minutes.long2ObjectEntrySet()) {
            taker.accept(entry.getLongKey(), entry.getValue());
        }
    }

    /** Hands out what happened moment by moment. */
    public void eachMove(Moves.Taker taker) {
        moves.each(taker);
    }

    void add(long quarterStart, Slice slice) {
        for (Int2ObjectMap<long[]> cells : slice.cells.values()) {
            for (Int2ObjectMap.Entry<long[]> cell : cells.int2ObjectEntrySet()) {
                long minute = quarterStart + cell.getIntKey() * Interval.MINUTE_MS;
                Slice.add(
                        minutes.computeIfAbsent(minute, start -> new long[Measure.COUNT]),
                        cell.getValue());
            }
        }
    }
}
