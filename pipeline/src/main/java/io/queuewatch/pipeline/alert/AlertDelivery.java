package io.queuewatch.pipeline.alert;

import io.queuewatch.pipeline.delivery.Answer;
import io.queuewatch.pipeline.delivery.BackOff;
import io.queuewatch.pipeline.delivery.DeadLetters;
import io.queuewatch.schemas.DeadLetter;
import io.queuewatch.schemas.DeadLetterReason;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is due to Alertmanager. Where that is away nothing is lost and nothing waits: the
 * book holds what was not taken, and the next try comes after a while.
 */
final class AlertDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(AlertDelivery.class);
    private static final int BATCH = 200;
    private static final int SUCCESS = 2;

    /** Bad, too large, unprocessable: because of one alert, or of all. */
    private static final Set<Integer> FOR_WHAT_IT_IS = Set.of(400, 413, 422);

    private final AlertmanagerClient client;
    private final AlertBook book;
    private final BackOff backOff;
    private final AlertmanagerOutage outage;
    private final DeadLetters deadLetters;
    private final AlertmanagerMetrics metrics;
    private final Clock clock;

    AlertDelivery(
            AlertmanagerClient client,
            AlertBook book,
            BackOff backOff,
            AlertmanagerOutage outage,
            DeadLetters deadLetters,
            AlertmanagerMetrics metrics,
            Clock clock) {
        this.client = client;
        this.book = book;
        this.backOff = backOff;
        this.outage = outage;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Sends what is due, once, by rank: a request that has been answered inhibits what the next one
     * brings, while Alertmanager may tell of two alerts of one request before it compares them.
     *
     * @return how long to wait before the next try; nothing where all was taken
     */
    Duration sendDue() throws IOException, InterruptedException {
        if (!book.isDue(clock.instant())) {
            return Duration.ZERO;
        }
        Instant started = client.started();
        Map<Integer, List<HeldAlert>> due =
                book.due(clock.instant(), started).stream()
                        .collect(
                                Collectors.groupingBy(
                                        held -> held.key().rank(),
                                        TreeMap::new,
                                        Collectors.toList()));
        for (List<HeldAlert> equals : due.values()) {
            for (int from = 0; from < equals.size(); from += BATCH) {
                Duration wait =
                        send(equals.subList(from, Math.min(equals.size(), from + BATCH)), started);
                if (!wait.isZero()) {
                    return wait;
                }
            }
        }
        return Duration.ZERO;
    }

    private Duration send(List<HeldAlert> part, Instant started)
            throws IOException, InterruptedException {
        Instant now = clock.instant();
        Answer answer = client.post(part.stream().map(HeldAlert::alert).toList());
        if (isTaken(answer)) {
            book.acknowledged(part, now, started);
            metrics.sent().inc(part.size());
            backOff.reset();
            outage.over();
            return Duration.ZERO;
        }
        if (FOR_WHAT_IT_IS.contains(answer.status()) && part.size() > 1) {
            return sendHalves(part, started);
        }
        if (FOR_WHAT_IT_IS.contains(answer.status()) && othersAreTaken(part.get(0))) {
            reject(part.get(0), answer);
            return Duration.ZERO;
        }
        book.refused();
        Duration wait = backOff.next(answer);
        outage.goesOn(answer, part.size(), wait);
        metrics.retried().inc(part.size());
        return wait;
    }

    /** Which one is bad Alertmanager does not say, and it has taken the others already. */
    private Duration sendHalves(List<HeldAlert> part, Instant started)
            throws IOException, InterruptedException {
        int half = part.size() / 2;
        Duration wait = send(part.subList(0, half), started);
        return wait.isZero() ? send(part.subList(half, part.size()), started) : wait;
    }

    /** A server that refuses even the watchdog is to blame itself, and no alert is. */
    private boolean othersAreTaken(HeldAlert refused) throws InterruptedException {
        return !Watchdog.is(refused.alert())
                && isTaken(client.post(List.of(Watchdog.since(clock.instant()).alert())));
    }

    private void reject(HeldAlert bad, Answer answer) throws IOException, InterruptedException {
        LOG.error(
                "Alertmanager refuses an alert, and nobody is told of it: {}. It was {} from {}/{}/{}",
                answer.message(),
                bad.alert(),
                bad.topic(),
                bad.partition(),
                bad.offset());
        book.drop(bad);
        metrics.rejected().inc();
        deadLetters.put(
                DeadLetter.newBuilder()
                        .setReason(DeadLetterReason.REJECTED)
                        .setDetail("Alertmanager refuses the alert: " + answer.message())
                        .setTopic(bad.topic())
                        .setPartition(bad.partition())
                        .setOffset(bad.offset())
                        .setEvent(bad.alert().toString()));
    }

    private static boolean isTaken(Answer answer) {
        return answer.status() / 100 == SUCCESS;
    }
}
