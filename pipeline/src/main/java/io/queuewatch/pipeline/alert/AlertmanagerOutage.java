package io.queuewatch.pipeline.alert;

import io.queuewatch.pipeline.delivery.Answer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people that Alertmanager does not take alerts: at once, when its answer changes, every half
 * minute while it lasts, and when it is over.
 */
final class AlertmanagerOutage {

    private static final Logger LOG = LoggerFactory.getLogger(AlertmanagerOutage.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final URI url;
    private final Clock clock;
    private Instant since;
    private Instant told;
    private int status;

    AlertmanagerOutage(URI url, Clock clock) {
        this.url = url;
        this.clock = clock;
    }

    void goesOn(Answer answer, int alerts, Duration wait) {
        Instant now = clock.instant();
        boolean known = since != null && answer.status() == status;
        since = since == null ? now : since;
        if (known && now.isBefore(told.plus(EVERY))) {
            return;
        }
        status = answer.status();
        told = now;
        LOG.error(
                "Alertmanager at {} does not take {} alerts since {}: {} (status {}){}. Nobody is told of them; they are kept and sent again in {} ms",
                url,
                alerts,
                since,
                answer.message(),
                answer.status(),
                advice(answer),
                wait.toMillis());
    }

    void over() {
        if (since != null) {
            LOG.info(
                    "Alertmanager at {} takes alerts again, after {} s",
                    url,
                    Duration.between(since, clock.instant()).toSeconds());
            since = null;
        }
    }

    private static String advice(Answer answer) {
        return switch (answer.status()) {
            case 0 -> "; is it running there?";
            case 401, 403 ->
                    "; it wants credentials: give the address of one that takes alerts from here without";
            case 300, 301, 302, 303, 307, 308, 400, 404, 405, 410, 422 ->
                    "; is this an Alertmanager of 0.16 or later? Correct --alertmanager";
            default -> "";
        };
    }
}
