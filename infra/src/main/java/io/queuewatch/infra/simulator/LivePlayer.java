package io.queuewatch.infra.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Plays a simulation as if it happened now. At speed 1 its history is sent as fast as it is taken,
 * then the present in real time. At speed N above 1 the history passes N seconds a second; where it
 * meets the present it goes on in real time, so event time never overtakes the clock. Time marks
 * say how far the events are complete: one a minute of history sent at once, else one at each tick.
 */
public final class LivePlayer {

    /** What the player waits for between two batches. */
    @FunctionalInterface
    public interface Ticks {
        /**
         * Waits until it is time to send again.
         *
         * @return false when playing is to end
         * @throws InterruptedException when the thread is told to stop
         */
        boolean next() throws InterruptedException;
    }

    /**
     * How far the player is.
     *
     * @param reached event time up to which all is sent
     * @param events sent so far
     * @param live whether the present has been reached
     */
    public record Progress(Instant reached, long events, boolean live) {}

    /** Time between two ticks of a player in real time. */
    public static final Duration TICK = Duration.ofMillis(250);

    private static final Duration MARKS_OF_HISTORY = Duration.ofMinutes(1);

    private final Iterator<Delivery> deliveries;
    private final Consumer<SpecificRecordBase> events;
    private final Consumer<Instant> marks;
    private final Clock clock;
    private final Instant start;
    private final double speed;
    private Delivery next;
    private long sent;

    /**
     * A player of one simulation.
     *
     * @param deliveries endless, in the order of their sending
     * @param events takes what happened
     * @param marks takes the moment up to which all has been sent
     * @param clock the present
     * @param start when the simulation begins; not after the present
     * @param speed simulated seconds a second, at least 1
     */
    public LivePlayer(
            Iterator<Delivery> deliveries,
            Consumer<SpecificRecordBase> events,
            Consumer<Instant> marks,
            Clock clock,
            Instant start,
            double speed) {
        if (!(speed >= 1)) {
            throw new IllegalArgumentException("The speed is at least 1, not " + speed);
        }
        this.deliveries = deliveries;
        this.events = events;
        this.marks = marks;
        this.clock = clock;
        this.start = start;
        this.speed = speed;
        next = deliveries.next();
    }

    /**
     * Plays until the ticks end.
     *
     * @param ticks the pace once history is not sent at once
     * @param progress told after every time mark
     * @throws InterruptedException when the thread is told to stop
     */
    public void play(Ticks ticks, Consumer<Progress> progress) throws InterruptedException {
        Instant begun = clock.instant();
        if (speed == 1) {
            catchUp(progress);
        }
        do {
            Instant now = clock.instant();
            Instant target = speed == 1 ? now : paced(begun, now);
            sendUpTo(target);
            mark(target, !target.isBefore(now), progress);
        } while (ticks.next());
    }

    private void catchUp(Consumer<Progress> progress) throws InterruptedException {
        Instant mark = start.plus(MARKS_OF_HISTORY);
        while (!mark.isAfter(clock.instant())) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Stopped while sending history, at " + mark);
            }
            sendUpTo(mark);
            mark(mark, false, progress);
            mark = mark.plus(MARKS_OF_HISTORY);
        }
    }

    private Instant paced(Instant begun, Instant now) {
        double played = Duration.between(begun, now).toMillis() * speed;
        Instant target = start.plusMillis((long) played);
        return target.isBefore(now) ? target : now;
    }

    private void sendUpTo(Instant time) {
        while (!next.at().isAfter(time)) {
            events.accept(next.event());
            sent++;
            next = deliveries.next();
        }
    }

    private void mark(Instant time, boolean live, Consumer<Progress> progress) {
        marks.accept(time);
        progress.accept(new Progress(time, sent, live));
    }
}
