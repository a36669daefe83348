package io.queuewatch.infra.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the wall-clock time into every partition of every input topic, so that event time goes on
 * when sources are silent. One mark is acknowledged before the next is written: while Kafka is away
 * time stands still, and no stale marks pile up.
 */
public final class Timekeeper implements AutoCloseable {

    /** How often a mark is written. */
    public static final Duration EVERY = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(Timekeeper.class);

    private final EventWriter writer;
    private final Clock clock;
    private final Duration every;
    private final ScheduledExecutorService ticks =
            Executors.newSingleThreadScheduledExecutor(Timekeeper::thread);
    private boolean away;

    /**
     * @param writer where to; stays the caller's to close
     * @param clock tells the time, usually the system's
     * @param every the pause between two marks
     */
    public Timekeeper(EventWriter writer, Clock clock, Duration every) {
        this.writer = writer;
        this.clock = clock;
        this.every = every;
    }

    /** Begins to write marks, in a thread of its own. */
    public void start() {
        var unused =
                ticks.scheduleWithFixedDelay(this::tick, 0, every.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends after the mark being written. */
    @Override
    public void close() {
        ticks.shutdownNow();
    }

    private void tick() {
        try {
            writer.mark(clock.instant());
            writer.flush();
            if (away) {
                LOG.info("time marks are written again");
                away = false;
            }
        } catch (RuntimeException e) {
            if (!away && !ticks.isShutdown()) {
                LOG.warn("no time marks, event time stands still: {}", e.getMessage());
                away = true;
            }
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "timekeeper");
        thread.setDaemon(true);
        return thread;
    }
}
