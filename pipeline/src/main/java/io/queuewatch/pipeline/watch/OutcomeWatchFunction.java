package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.config.WeekLimits;
import io.queuewatch.pipeline.outcome.DayDelta;
import io.queuewatch.pipeline.outcome.Estimate;
import io.queuewatch.pipeline.wire.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.util.Collector;

/**
 * Keyed by queue: judges by week whether problems are solved at once, and what customers say. Told
 * is what surely is too little, and over is what is enough. First contacts are judged a week later,
 * when no other contact can make a repeat of them any more.
 */
public final class OutcomeWatchFunction extends WeekWatchFunction<DayDelta> {

    private static final long serialVersionUID = 1L;

    private transient Map<String, WatchedQueue> watched;

    /**
     * The operator.
     *
     * @param start when people are told, until versions say otherwise
     */
    public OutcomeWatchFunction(TargetsHistory start) {
        super(start, "queuewatch-executive");
    }

    @Override
    public void open(OpenContext context) {
        super.open(context);
        watched = new HashMap<>();
    }

    /** What it is keyed by. */
    public static String key(DayDelta delta) {
        return delta.channel.label() + ' ' + delta.queue;
    }

    @Override
    public void processElement(DayDelta delta, ReadOnlyContext context, Collector<Message> out)
            throws Exception {
        add(delta.time, delta.sums, context);
    }

    private WatchedQueue watched(String key) {
        return watched.computeIfAbsent(key, k -> new WatchedQueue(k, targets()));
    }

    @Override
    Weeks weeks(String key) {
        return new Weeks(watched(key).zone());
    }

    @Override
    void judge(Monday monday) throws Exception {
        judge(
                Trouble.FIRST_CONTACT_RESOLUTION,
                monday,
                monday.beforeLast(),
                "Problems solved at once",
                Estimate::firstContacts,
                WeekLimits::firstContacts,
                WeekLimits::leastResolved,
                Wording::share);
        judge(
                Trouble.SATISFACTION,
                monday,
                monday.last(),
                "Satisfaction",
                Estimate::satisfaction,
                WeekLimits::satisfaction,
                WeekLimits::leastAnswers,
                value -> Wording.text("%.2f", value));
        judge(
                Trouble.NET_PROMOTER_SCORE,
                monday,
                monday.last(),
                "Net promoter score",
                Estimate::promoters,
                WeekLimits::promoters,
                WeekLimits::leastAnswers,
                value -> Wording.text("%.0f", value));
    }

    private void judge(
            Trouble trouble,
            Monday monday,
            long week,
            String what,
            Function<long[], Estimate> measured,
            ToDoubleFunction<WeekLimits> limited,
            ToIntFunction<WeekLimits> enough,
            DoubleFunction<String> words)
            throws Exception {
        WatchedQueue queue = watched(monday.key());
        WeekLimits limits = queue.at(week).settings().week();
        double limit = limited.applyAsDouble(limits);
        long[] sums = monday.sums(week);
        Estimate estimate = sums == null ? null : measured.apply(sums);
        Verdict verdict;
        if (Double.isNaN(limit) || queue.isGivenUp(monday.moment())) {
            verdict = Verdict.GOOD;
        } else if (estimate == null || estimate.n() < enough.applyAsInt(limits)) {
            verdict = Verdict.UNKNOWN;
        } else {
            double best = monday.isTold(trouble) ? estimate.value() : estimate.most();
            verdict = best < limit ? Verdict.BAD : Verdict.GOOD;
        }
        monday.hear(
                trouble,
                trouble.key(queue.channel().label(), queue.all() ? null : queue.queue()),
                verdict,
                queue.summary(trouble),
                () ->
                        Wording.text(
                                "%s: %s of %d in the week from %s, surely no more than %s; the"
                                        + " limit is %s.",
                                what,
                                words.apply(estimate.value()),
                                estimate.n(),
                                weeks(monday.key()).day(week),
                                words.apply(estimate.most()),
                                words.apply(limit)));
    }
}
