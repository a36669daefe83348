package io.queuewatch.infra.simulator;

import io.queuewatch.infra.kafka.EventWriter;
import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.pipeline.config.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A simulated contact centre that plays into Kafka on a thread of its own until it is closed. */
public final class Play implements AutoCloseable {

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Settings settings;
    private final CountDownLatch stop;
    private final Thread thread;
    private volatile RuntimeException failure;

    /**
     * What is played, and where.
     *
     * @param bootstrapServers Kafka, as host:port
     * @param topics where the events go
     * @param model the contact centre
     * @param seed the same gives the same chances
     * @param history how long ago it begins
     * @param speed simulated seconds a second while history passes, at least 1
     */
    public record Settings(
            String bootstrapServers,
            Topics topics,
            CentreModel model,
            long seed,
            Duration history,
            double speed) {}

    private Play(Settings settings, CountDownLatch stop) {
        this.settings = settings;
        this.stop = stop;
        thread = new Thread(this::play, "simulator");
        thread.setDaemon(true);
    }

    /**
     * Starts to play.
     *
     * @param stop is counted down where playing fails
     */
    public static Play start(Settings settings, CountDownLatch stop) {
        Play play = new Play(settings, stop);
        play.thread.start();
        return play;
    }

    /**
     * Plays a span of time that is over into fresh topics, as fast as they are taken, and its end.
     * When it returns Kafka has all of it.
     *
     * @param bootstrapServers Kafka, as host:port
     * @param simulator plays from the start on
     * @param start when it begins
     * @param end what happens at it or later is not played
     */
    public static void past(
            String bootstrapServers,
            Topics topics,
            Simulator simulator,
            Instant start,
            Instant end) {
        try (EventWriter writer = new EventWriter(bootstrapServers, topics, "simulator")) {
            new SpanPlayer(simulator, start, end).play(writer::send, writer::mark, progress -> {});
            writer.end(end);
            writer.flush();
        }
    }

    private void play() {
        Clock clock = Clock.systemUTC();
        Instant start = clock.instant().minus(settings.history());
        try (EventWriter writer =
                new EventWriter(settings.bootstrapServers(), settings.topics(), "simulator")) {
            new LivePlayer(
                            new Simulator(settings.model(), settings.seed(), start),
                            writer::send,
                            writer::mark,
                            clock,
                            start,
                            settings.speed())
                    .play(
                            () -> !closed.await(LivePlayer.TICK.toMillis(), TimeUnit.MILLISECONDS),
                            progress -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
            stop.countDown();
        }
    }

    /** Throws what ended the play, if anything did. */
    public void rethrow() {
        if (failure != null) {
            throw failure;
        }
    }

    /** Ends the play and waits for its thread. */
    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
