package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.Fact;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/** What has changed of one queue since its last delta: slices, and what is so now. */
@TypeInfo(QueueDeltaSerializer.Factory.class)
public final class QueueDelta {

    /** The queue that stands for all of a channel. */
    public static final String ALL_QUEUES = "*";

    final Channel channel;
    final String queue;

    /** Changes of slices by {@link SliceKey}. */
    final Long2ObjectOpenHashMap<Slice> slices;

    /** By how much the number of visits waiting since a moment has changed. */
    final Long2IntOpenHashMap waitingSince;

    /** By how much the number of visits that each agent is busy with has changed. */
    final Object2IntOpenHashMap<String> serving;

    /** By how much the number of contacts open since a moment has changed. */
    final Long2IntOpenHashMap openSince;

    /** By how much the number of visits with an agent has changed. */
    int inService;

    /** By how much the number of call backs owed has changed. */
    int callbacksOwed;

    /** By how much the number of call backs owed for longer than promised has changed. */
    int callbacksOverdue;

    /**
     * By how much the number of agents has changed, by {@link AgentPresence}; null without news.
     */
    int[] agents;

    /** What happened to those who wait, moment by moment; handed on by {@link #news} alone. */
    final Moves moves = new Moves();

    /** Nothing has changed. */
    QueueDelta(Channel channel, String queue) {
        this(
                channel,
                queue,
                new Long2ObjectOpenHashMap<>(4),
                new Long2IntOpenHashMap(4),
                new Object2IntOpenHashMap<>(4),
                new Long2IntOpenHashMap(4));
    }

    private QueueDelta(
            Channel channel,
            String queue,
            Long2ObjectOpenHashMap<Slice> slices,
            Long2IntOpenHashMap waitingSince,
            Object2IntOpenHashMap<String> serving,
            Long2IntOpenHashMap openSince) {
        this.channel = channel;
        this.queue = queue;
        this.slices = slices;
        this.waitingSince = waitingSince;
        this.serving = serving;
        this.openSince = openSince;
    }

    /** Agents of the queue show another way. */
    public static QueueDelta ofAgents(
            Channel channel, String queue, AgentPresence presence, int change) {
        QueueDelta delta = new QueueDelta(channel, queue);
        delta.agents = new int[AgentPresence.COUNT];
        delta.agents[presence.ordinal()] = change;
        return delta;
    }

    /** What deltas are keyed by. */
    public String key() {
        return channel.label() + ' ' + queue;
    }

    /** Whether it is of a queue that somebody can wait in: not of all, and not of the menu. */
    public boolean ofOneQueue() {
        return !queue.equals(ALL_QUEUES) && !queue.equals(Fact.NO_QUEUE);
    }

    /** What is so now alone: what rows of now are made of. Shares what it has with this one. */
    QueueDelta withoutSlices() {
        QueueDelta now =
                new QueueDelta(
                        channel,
                        queue,
                        new Long2ObjectOpenHashMap<>(0),
                        waitingSince,
                        serving,
                        openSince);
        now.inService = inService;
        now.callbacksOwed = callbacksOwed;
        now.callbacksOverdue = callbacksOverdue;
        now.agents = agents;
        return now;
    }

    /** The slices alone: what rows of KPIs are made of. Shares them with this one. */
    QueueDelta slicesAlone() {
        return new QueueDelta(
                channel,
                queue,
                slices,
                new Long2IntOpenHashMap(0),
                new Object2IntOpenHashMap<>(0),
                new Long2IntOpenHashMap(0));
    }

    /** What those who watch the queue have to know. */
    QueueNews news() {
        QueueNews news = new QueueNews(channel, queue);
        news.moves.addAll(moves);
        for (Long2ObjectMap.Entry<Slice> entry : slices.long2ObjectEntrySet()) {
            if (SliceKey.view(entry.getLongKey()) == View.LIVE) {
                news.add(SliceKey.start(entry.getLongKey()), entry.getValue());
            }
        }
        return news;
    }

    Slice slice(View view, long quarterStart) {
        long key = SliceKey.of(view, quarterStart);
        Slice slice = slices.get(key);
        if (slice == null) {
            slice = new Slice();
            slices.put(key, slice);
        }
        return slice;
    }

    /** Adds the slices of one queue to those of all. */
    void addAsTotal(QueueDelta other) {
        for (Long2ObjectMap.Entry<Slice> entry : other.slices.long2ObjectEntrySet()) {
            long key = entry.getLongKey();
            slice(SliceKey.view(key), SliceKey.start(key)).addAsTotal(entry.getValue());
        }
    }
}
