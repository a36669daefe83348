package io.queuewatch.pipeline.kpi;

import io.queuewatch.pipeline.contact.Channel;
import java.time.Instant;
import java.util.Map;

/** News of a queue, made by hand. */
public final class TestNews {

    private final QueueNews news;

    private TestNews(QueueNews news) {
        this.news = news;
    }

    /** News of a queue. */
    public static TestNews of(Channel channel, String queue) {
        return new TestNews(new QueueNews(channel, queue));
    }

    /** Something happens. */
    public TestNews move(Moves.Kind kind, Instant at, Instant since, int change) {
        news.moves.add(kind, at.toEpochMilli(), since.toEpochMilli(), change);
        return this;
    }

    /** Sums of the minute, or of the quarter, that begins then. */
    public TestNews sums(Instant start, Map<Measure, Integer> sums) {
        long[] minute =
                news.minutes.computeIfAbsent(start.toEpochMilli(), s -> new long[Measure.COUNT]);
        sums.forEach((measure, count) -> minute[measure.ordinal()] += count);
        return this;
    }

    /** What was made. */
    public QueueNews news() {
        return news;
    }
}
