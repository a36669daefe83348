package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.alert.AlertChange;
import io.queuewatch.pipeline.alert.AlertKey;
import io.queuewatch.pipeline.alert.AlertLife;
import io.queuewatch.pipeline.alert.AlertTiming;
import io.queuewatch.pipeline.config.TargetedFunction;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.AlertState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Keeps sums by week, and judges on Mondays what has too few contacts for days, or no budget. What
 * is wrong is told as a ticket, and again with new numbers each Monday that it goes on. The end of
 * a replay is no Monday.
 *
 * @param <I> what it sums
 */
abstract class WeekWatchFunction<I> extends TargetedFunction<String, I, Message> {

    private static final long serialVersionUID = 1L;

    private static final AlertTiming AT_ONCE = new AlertTiming(0, 0);

    /** Trouble of which nothing could be judged for so long is over. */
    private static final long FORGOTTEN_MS = 28L * 86_400_000;

    /** How a week was. */
    enum Verdict {
        GOOD,
        BAD,
        /** There was too little of it. */
        UNKNOWN
    }

    private final String dashboard;

    private transient MapState<Long, long[]> sums;
    private transient MapState<Trouble, AlertLife> lives;
    private transient AlertWords words;

    WeekWatchFunction(TargetsHistory start, String dashboard) {
        super(start);
        this.dashboard = dashboard;
    }

    /** The weeks of what has a key. */
    abstract Weeks weeks(String key);

    /** Judges on a Monday the week that is over, and what could not be known of the one before. */
    abstract void judge(Monday monday) throws Exception;

    @Override
    public void open(OpenContext context) {
        sums =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "weeks",
                                        Types.LONG,
                                        PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        lives =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "lives",
                                        Types.ENUM(Trouble.class),
                                        Types.POJO(AlertLife.class)));
        words = new AlertWords();
    }

    /** Adds to the sums of the week that a moment is in, unless it is judged for good. */
    final void add(long time, long[] change, ReadOnlyContext context) throws Exception {
        long reached = context.timerService().currentWatermark();
        if (reached == Long.MAX_VALUE) {
            return;
        }
        Weeks weeks = weeks(context.getCurrentKey());
        long start = weeks.start(time);
        if (start < reached && start < weeks.before(weeks.before(weeks.start(reached)))) {
            return;
        }
        long[] week = sums.get(start);
        if (week == null) {
            week = new long[change.length];
        }
        for (int i = 0; i < change.length; i++) {
            week[i] += change[i];
        }
        sums.put(start, week);
        context.timerService().registerEventTimeTimer(weeks.nextJudged(Math.max(start, reached)));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Message> out)
            throws Exception {
        if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
            return;
        }
        Weeks weeks = weeks(context.getCurrentKey());
        long last = weeks.before(weeks.start(timestamp));
        judge(new Monday(context.getCurrentKey(), timestamp, last, weeks.before(last), out));
        List<Long> gone = new ArrayList<>();
        for (long start : sums.keys()) {
            if (start < last) {
                gone.add(start);
            }
        }
        for (long start : gone) {
            sums.remove(start);
        }
        if (!sums.isEmpty() || !lives.isEmpty()) {
            context.timerService().registerEventTimeTimer(weeks.nextJudged(timestamp));
        }
    }

    /** The moment at which weeks are judged. */
    final class Monday {

        private final String key;
        private final long moment;
        private final long last;
        private final long beforeLast;
        private final Collector<Message> out;

        private Monday(
                String key, long moment, long last, long beforeLast, Collector<Message> out) {
            this.key = key;
            this.moment = moment;
            this.last = last;
            this.beforeLast = beforeLast;
            this.out = out;
        }

        String key() {
            return key;
        }

        /** When the week began that is over, in milliseconds. */
        long last() {
            return last;
        }

        /** When the one before it began, in milliseconds. */
        long beforeLast() {
            return beforeLast;
        }

        long moment() {
            return moment;
        }

        /** The sums of the week that began then, or null. */
        long[] sums(long week) throws Exception {
            return sums.get(week);
        }

        /** Whether people know of it. */
        boolean isTold(Trouble trouble) throws Exception {
            return lives.contains(trouble);
        }

        /** Tells what turns by how a week was. */
        void hear(
                Trouble trouble,
                AlertKey alert,
                Verdict verdict,
                String summary,
                Supplier<String> description)
                throws Exception {
            AlertLife life = lives.get(trouble);
            if (life == null && verdict != Verdict.BAD) {
                return;
            }
            life = life == null ? new AlertLife() : life;
            if (verdict == Verdict.UNKNOWN && moment - life.heardAt < FORGOTTEN_MS) {
                return;
            }
            List<AlertChange> changes = life.hear(moment, verdict == Verdict.BAD, AT_ONCE);
            if (!life.isFiring()) {
                changes.forEach(change -> say(alert, change, summary, "It is over."));
                lives.remove(trouble);
                return;
            }
            lives.put(trouble, life);
            say(
                    alert,
                    new AlertChange(AlertState.FIRING, life.startsAt, 0, moment),
                    summary,
                    description.get());
        }

        private void say(AlertKey alert, AlertChange change, String summary, String description) {
            out.collect(words.of(dashboard, alert, change, summary, description));
        }
    }
}
