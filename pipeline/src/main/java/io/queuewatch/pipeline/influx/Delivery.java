package io.queuewatch.pipeline.influx;

import io.queuewatch.pipeline.delivery.Answer;
import io.queuewatch.pipeline.delivery.BackOff;
import io.queuewatch.pipeline.delivery.Sleeper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings lines to InfluxDB, whatever it takes: one request at a time, in order, until each line is
 * stored or rejected for good.
 */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final InfluxClient client;
    private final ErrorPolicy policy;
    private final BackOff backOff;
    private final Outage outage;
    private final Sleeper sleeper;
    private final RejectedLines rejected;
    private final InfluxMetrics metrics;

    Delivery(
            InfluxClient client,
            ErrorPolicy policy,
            BackOff backOff,
            Outage outage,
            Sleeper sleeper,
            RejectedLines rejected,
            InfluxMetrics metrics) {
        this.client = client;
        this.policy = policy;
        this.backOff = backOff;
        this.outage = outage;
        this.sleeper = sleeper;
        this.rejected = rejected;
        this.metrics = metrics;
    }

    /** Returns when InfluxDB has acknowledged them all. */
    void deliver(Retention retention, List<Line> lines) throws IOException, InterruptedException {
        Deque<List<Line>> parts = new ArrayDeque<>();
        parts.push(lines);
        while (!parts.isEmpty()) {
            List<Line> part = parts.pop();
            Answer answer = client.write(retention, part);
            Verdict verdict = policy.judge(answer);
            switch (verdict) {
                case STORED -> metrics.written().inc(part.size());
                case PARTLY_STORED -> dropped(part, answer);
                case BEYOND_RETENTION -> tooOld(retention, part, answer);
                case HALVE -> halve(parts, part, answer);
                case BACK_OFF, REFUSED -> {
                    parts.push(part);
                    waitAWhile(verdict, answer, retention, part.size());
                    continue;
                }
            }
            backOff.reset();
            outage.over();
        }
    }

    private void dropped(List<Line> part, Answer answer) throws IOException, InterruptedException {
        Dropped dropped = Dropped.from(answer, part);
        for (Map.Entry<Line, String> line : dropped.named().entrySet()) {
            rejected.put(line.getKey(), line.getValue());
        }
        int unnamed = dropped.count() - dropped.named().size();
        if (unnamed > 0) {
            rejected.putUnnamed(unnamed, part.size(), part.get(0), answer.message());
        }
        metrics.rejected().inc(dropped.count());
        metrics.written().inc(part.size() - dropped.count());
    }

    private void tooOld(Retention retention, List<Line> part, Answer answer) {
        int count = Dropped.from(answer, part).count();
        LOG.warn(
                "{} of {} points are older than retention policy {} keeps and are gone; history wants a database that keeps points for ever",
                count,
                part.size(),
                retention.policy());
        metrics.beyondRetention().inc(count);
        metrics.written().inc(part.size() - count);
    }

    private void halve(Deque<List<Line>> parts, List<Line> part, Answer answer)
            throws IOException, InterruptedException {
        if (part.size() == 1) {
            rejected.put(part.get(0), answer.message());
            metrics.rejected().inc();
            return;
        }
        int half = part.size() / 2;
        parts.push(part.subList(half, part.size()));
        parts.push(part.subList(0, half));
        metrics.retried().inc(part.size());
    }

    private void waitAWhile(Verdict verdict, Answer answer, Retention retention, int lines)
            throws InterruptedException {
        Duration wait = backOff.next(answer);
        outage.goesOn(verdict, answer, retention, lines, wait);
        sleeper.sleep(wait);
        metrics.retried().inc(lines);
    }
}
