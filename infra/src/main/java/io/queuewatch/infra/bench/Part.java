package io.queuewatch.infra.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that uses the processor, told by the names of its threads.
 *
 * @param side what it belongs to
 * @param name as people call it
 */
record Part(Side side, String name) implements Comparable<Part> {

    /** What a part belongs to. */
    enum Side {
        /** What is measured: the consumer's threads, or those of the job. */
        READER,
        /** The Kafka broker, which uses the same processors. */
        BROKER,
        /** All else in this process. */
        REST
    }

    static final String CONSUMER_THREAD = "bare-consumer-";
    static final String WATCHER_THREAD = "bench-watcher";

    /** Threads that are none of Java's. */
    static final Part JVM = new Part(Side.REST, "JVM: garbage collection, compilation");

    private static final Part WATCHER = new Part(Side.REST, "this benchmark");
    private static final Part OTHER =
            new Part(Side.REST, "Flink: coordination, checkpoints, timers");
    private static final Part BROKER = new Part(Side.BROKER, "Kafka broker");
    private static final Part CONSUMER = new Part(Side.READER, "consumer threads");
    private static final Part FETCHER = new Part(Side.READER, "fetchers of the source");
    private static final Part PRODUCER = new Part(Side.READER, "producers of the sinks");

    private static final Pattern BROKER_THREAD =
            Pattern.compile(
                    "(?:data-plane-kafka|broker-|controller-|quorum-controller|kafka-(?!producer)"
                            + "|raft-|executor-|ExpirationReaper|group-coordinator"
                            + "|share-coordinator|transaction-log|TxnMarkerSender).*");

    /** As in {@code lives -> (sums -> queues, rejected) (1/2)#0}. */
    private static final Pattern TASK_THREAD =
            Pattern.compile("(?:Source: )?([\\w-]+)(?::.*| -> .*)? \\(\\d+/\\d+\\)#\\d+");

    /** The part that a thread of this name works for. */
    static Part of(String thread) {
        if (thread.startsWith(CONSUMER_THREAD)) {
            return CONSUMER;
        }
        if (thread.startsWith("Source Data Fetcher")) {
            return FETCHER;
        }
        if (thread.startsWith("kafka-producer-network-thread")) {
            return PRODUCER;
        }
        if (thread.equals(WATCHER_THREAD) || thread.equals("main")) {
            return WATCHER;
        }
        Matcher task = TASK_THREAD.matcher(thread);
        if (task.matches()) {
            return new Part(Side.READER, "task " + task.group(1));
        }
        return BROKER_THREAD.matcher(thread).matches() ? BROKER : OTHER;
    }

    @Override
    public int compareTo(Part other) {
        int bySide = side.compareTo(other.side);
        return bySide == 0 ? name.compareTo(other.name) : bySide;
    }
}
