package io.queuewatch.infra.simulator.model;

import java.time.Duration;
import java.time.ZonedDateTime;

/** How many agents a queue needs at a moment. */
public sealed interface Staffing {

    /** Agents who are to be ready for contacts at a moment of local time. */
    int agents(QueueModel queue, ZonedDateTime time);

    /** The same agents at all times, without shifts and breaks: textbooks. */
    record Constant(int agents) implements Staffing {
        @Override
        public int agents(QueueModel queue, ZonedDateTime time) {
            return agents;
        }
    }

    /**
     * As many as keep a promise, by Erlang-A, and lose few who lose their patience; a few more, for
     * there are transfers, callbacks, agents who come late and customers who come again. Not so
     * many that something could go wrong without being felt.
     *
     * @param within the wait promised
     * @param rate to this share of all
     * @param least agents at any time
     */
    record ToPromise(Duration within, double rate, int least) implements Staffing {
        private static final double UNPLANNED = 1.08;
        private static final double ASKED_BACK = 1.3;
        private static final Duration FOR_EVER = Duration.ofDays(365);
        private static final double ABANDONED = .025;

        @Override
        public int agents(QueueModel queue, ZonedDateTime time) {
            boolean live = queue.channel().conversation();
            double perHour = queue.demand().perHourAt(time) * UNPLANNED * (live ? 1 : ASKED_BACK);
            double perSecond = perHour / 3600;
            Duration service = Duration.ofMillis((long) queue.work().mean());
            Duration patience =
                    live ? Duration.ofMillis((long) queue.demand().patience().mean()) : FOR_EVER;
            int slots = ErlangA.servers(perSecond, service, patience, within, 1 - rate);
            while (new ErlangA(perSecond, service, patience, slots).abandonment() > ABANDONED) {
                slots++;
            }
            return Math.max(least, (int) Math.ceil((double) slots / queue.work().slots()));
        }
    }

    /**
     * As many as get through what comes in a day, evenly over the opening hours: for work that may
     * wait until tomorrow.
     *
     * @param least agents at any time
     */
    record Evenly(int least) implements Staffing {
        private static final double UNPLANNED = 1.5;

        @Override
        public int agents(QueueModel queue, ZonedDateTime time) {
            double load =
                    queue.demand().peakPerHour()
                            * queue.demand().day().mean()
                            * queue.work().mean()
                            / Duration.ofHours(1).toMillis();
            double open = queue.demand().hours().perDay().toMinutes() / 1440.;
            return Math.max(least, (int) Math.ceil(load * UNPLANNED / open));
        }
    }
}
