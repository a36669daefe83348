package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.SignalChange.News;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * What has to be told of signals, given what has been told of them: after a correction a signal may
 * never have arisen, have begun or ended at another time, or be one with another. Nothing that
 * stands is told twice, and nothing that was over before anybody heard of it is told at all.
 */
final class Announcement {

    private final List<Signal> now;
    private final boolean[] paired;

    /**
     * An announcement.
     *
     * @param now all signals as they are now: those that stand first
     */
    Announcement(List<Signal> now) {
        this.now = now;
        paired = new boolean[now.size()];
    }

    /**
     * The news; what has been told is brought up to date.
     *
     * @param told signals as they were told of
     * @param takenFrom beginning of the first interval that was taken again
     * @param oldest beginning of the oldest interval that may be corrected
     */
    List<SignalChange> news(List<Signal> told, long takenFrom, long oldest) {
        List<SignalChange> news = new ArrayList<>();
        Signal[] became = new Signal[told.size()];
        pair(told, became, (old, signal) -> old.standing() && signal.standing());
        pair(told, became, (old, signal) -> old.raisedAt() == signal.raisedAt());
        pair(told, became, (old, signal) -> true);
        List<Signal> left = new ArrayList<>(told.size());
        for (int i = 0; i < became.length; i++) {
            if (became[i] != null) {
                changed(told.get(i), became[i], news);
                left.add(became[i]);
            } else if (gone(told.get(i), takenFrom)) {
                news.add(new SignalChange(News.WITHDRAWN, told.get(i)));
            } else if (now.stream().noneMatch(told.get(i)::same)
                    && told.get(i).endedAt() >= oldest) {
                left.add(told.get(i));
            }
        }
        for (int i = 0; i < paired.length; i++) {
            if (!paired[i] && now.get(i).standing()) {
                news.add(new SignalChange(News.RAISED, now.get(i)));
                left.add(now.get(i));
            }
        }
        told.clear();
        told.addAll(left);
        return news;
    }

    private void pair(List<Signal> told, Signal[] became, BiPredicate<Signal, Signal> wanted) {
        for (int s = 0; s < paired.length; s++) {
            for (int t = 0; t < became.length && !paired[s]; t++) {
                Signal old = told.get(t);
                if (became[t] == null && old.same(now.get(s)) && wanted.test(old, now.get(s))) {
                    became[t] = now.get(s);
                    paired[s] = true;
                }
            }
        }
    }

    /** Whether it would not have arisen: neither is there anything like it, nor was it before. */
    private boolean gone(Signal old, long takenFrom) {
        return now.stream().noneMatch(old::same) && (old.standing() || old.raisedAt() >= takenFrom);
    }

    private static void changed(Signal old, Signal signal, List<SignalChange> news) {
        if (old.standing() && !signal.standing()) {
            news.add(new SignalChange(News.CLEARED, signal));
        } else if (!old.standing() && signal.standing()) {
            news.add(new SignalChange(News.RAISED, signal));
        }
    }
}
