package io.queuewatch.infra.drift;

import io.queuewatch.pipeline.drift.Baseline;
import io.queuewatch.pipeline.drift.DriftSettings;
import io.queuewatch.pipeline.drift.Kind;
import io.queuewatch.pipeline.drift.LocalClock;
import io.queuewatch.pipeline.drift.Metric;
import io.queuewatch.pipeline.drift.SeriesMonitor;
import io.queuewatch.pipeline.drift.SeriesState;
import io.queuewatch.pipeline.drift.SignalChange;
import io.queuewatch.pipeline.drift.Status;
import io.queuewatch.pipeline.drift.Sums;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One metric of the queues of a channel, watched; the channel's shape of the week is theirs. */
final class Channel {

    static final long HOUR_MS = 3_600_000;

    /** A Monday. */
    static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();

    private final Metric metric;
    private final SeriesMonitor whole;
    private final SeriesMonitor[] queues;
    private int shared;

    Channel(Metric metric, LocalClock clock, int size) {
        this.metric = metric;
        whole = monitor(metric, clock);
        queues = new SeriesMonitor[size];
        for (int queue = 0; queue < size; queue++) {
            queues[queue] = monitor(metric, clock);
        }
    }

    private static SeriesMonitor monitor(Metric metric, LocalClock clock) {
        DriftSettings settings = DriftSettings.DEFAULT;
        return new SeriesMonitor(new SeriesState(metric, settings), settings, clock);
    }

    Metric metric() {
        return metric;
    }

    /** What the next interval of the channel tells of the week; before that of its queues. */
    void whole(long start, Sums[] ofQueues) {
        Sums all = Sums.NONE;
        for (Sums sums : ofQueues) {
            all = all.plus(sums);
        }
        whole.take(start, metric.kind() == Kind.COUNT ? Sums.count((long) all.x()) : all);
        Baseline baseline = whole.baseline();
        if (baseline != null && baseline.version() != shared) {
            shared = baseline.version();
            for (SeriesMonitor queue : queues) {
                queue.parent(baseline.shape());
            }
        }
    }

    /** News of the signals of each queue. */
    List<List<SignalChange>> take(long start, Sums[] ofQueues) {
        List<List<SignalChange>> news = new ArrayList<>(queues.length);
        for (int queue = 0; queue < queues.length; queue++) {
            news.add(queues[queue].take(start, ofQueues[queue]).news());
        }
        return news;
    }

    /** How many of the queues' series are active. */
    int active() {
        int count = 0;
        for (SeriesMonitor queue : queues) {
            count += queue.status() == Status.ACTIVE ? 1 : 0;
        }
        return count;
    }
}
