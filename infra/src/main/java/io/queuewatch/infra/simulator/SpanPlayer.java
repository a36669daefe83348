package io.queuewatch.infra.simulator;

import io.queuewatch.infra.simulator.LivePlayer.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Plays a span of time that is over, as fast as it is taken, with a time mark a minute.
 *
 * @param deliveries endless, in the order of their sending
 * @param start when they begin
 * @param end what happens at it or later is not played
 */
public record SpanPlayer(Iterator<Delivery> deliveries, Instant start, Instant end) {
    private static final Duration BETWEEN_MARKS = Duration.ofMinutes(1);

    /**
     * Plays all of it.
     *
     * @param events takes what happened
     * @param marks takes the moments up to which all has been sent, the end not among them
     * @param progress told after every time mark
     */
    public void play(
            Consumer<SpecificRecordBase> events,
            Consumer<Instant> marks,
            Consumer<Progress> progress) {
        Instant mark = start.plus(BETWEEN_MARKS);
        long sent = 0;
        for (Delivery next = deliveries.next(); next.at().isBefore(end); next = deliveries.next()) {
            while (!next.at().isBefore(mark)) {
                marks.accept(mark);
                progress.accept(new Progress(mark, sent, false));
                mark = mark.plus(BETWEEN_MARKS);
            }
            events.accept(next.event());
            sent++;
        }
        progress.accept(new Progress(end, sent, false));
    }
}
