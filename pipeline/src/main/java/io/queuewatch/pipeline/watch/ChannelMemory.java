package io.queuewatch.pipeline.watch;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is remembered of a channel whose queues are watched. */
final class ChannelMemory {

    /** The queues there are. */
    final TreeSet<String> queues = new TreeSet<>();

    /** What is wrong that people are called about, by {@link #cause}. */
    final Map<String, QueueTurn> firing = new TreeMap<>();

    /** That contacts do not arrive, while a silent source explains it, by {@link #cause}. */
    final Map<String, QueueTurn> held = new TreeMap<>();

    /** What people have been called about and is not over, by queue; {@code *} is the channel. */
    final Map<String, ChannelIncident> incidents = new TreeMap<>();

    /** Whether the source is silent. */
    boolean silent;

    static String cause(QueueTurn turn) {
        return turn.trouble.name() + ' ' + turn.queue;
    }
}
