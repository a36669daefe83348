package io.queuewatch.pipeline.watch;

import static io.queuewatch.pipeline.watch.QueueMemory.QUARTER_MS;

import io.queuewatch.pipeline.alert.AlertTiming;
import io.queuewatch.pipeline.config.AlertSettings;
import io.queuewatch.pipeline.kpi.Interval;
import io.queuewatch.pipeline.kpi.Measure;

/** What has no budget is judged by its mean, a day at a time. */
final class DayWatch {

    /** Trouble of a day is over when the next one is better by so much. */
    private static final double BETTER = 0.95;

    private final WatchedQueue watched;
    private final QueueMemory memory;
    private final QueueTroubles troubles;

    DayWatch(WatchedQueue watched, QueueMemory memory, QueueTroubles troubles) {
        this.watched = watched;
        this.memory = memory;
        this.troubles = troubles;
    }

    /** A quarter of an hour after midnight the day before is judged. */
    void look(long moment) {
        long today = moment - QUARTER_MS;
        if (Interval.DAY.start(today, watched.zone()) != today) {
            return;
        }
        long yesterday = Interval.DAY.start(today - 1, watched.zone());
        long[] day = QueueMemory.sum(memory.quarters, yesterday, today);
        AlertSettings settings = watched.at(yesterday).settings();
        long handleMs =
                of(day, Measure.TALK_MS) + of(day, Measure.HOLD_MS) + of(day, Measure.WRAP_MS);
        judge(
                Trouble.HANDLE_TIME,
                "Conversations and the work after them took",
                moment,
                handleMs,
                of(day, Measure.HANDLED_TIMED),
                settings.leastOfDay(),
                settings.handleTimeMs());
        judge(
                Trouble.SPEED_OF_ANSWER,
                "Who was answered had waited",
                moment,
                of(day, Measure.WAIT_ANSWERED_MS),
                of(day, Measure.ANSWERED),
                settings.leastOfDay(),
                settings.meanWaitMs());
    }

    /** A day with few contacts says nothing; what has no limit any more is no trouble. */
    private void judge(
            Trouble trouble,
            String what,
            long moment,
            long sumMs,
            long n,
            int least,
            long limitMs) {
        boolean limited = limitMs != 0;
        if (limited && n < least) {
            return;
        }
        long mean = limited ? sumMs / n : 0;
        boolean before = memory.isTroubled(trouble);
        troubles.hear(
                trouble,
                moment,
                limited && mean > (before ? BETTER * limitMs : limitMs),
                new AlertTiming(0, 0),
                () ->
                        Wording.text(
                                "%s %s on average yesterday (%d contacts); the limit is %s.",
                                what, Wording.span(mean), n, Wording.span(limitMs)));
    }

    private static long of(long[] sums, Measure measure) {
        return sums[measure.ordinal()];
    }
}
