package io.queuewatch.pipeline.influx;

import io.queuewatch.pipeline.delivery.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people that InfluxDB does not take lines: at once, when the reason changes its kind, every
 * half minute while it lasts, and when it is over.
 */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final InfluxSettings settings;
    private final Advice advice;
    private final Clock clock;
    private Instant since;
    private Instant told;
    private Verdict kind;

    Outage(InfluxSettings settings, Clock clock) {
        this.settings = settings;
        this.advice = new Advice(settings);
        this.clock = clock;
    }

    void goesOn(Verdict verdict, Answer answer, Retention retention, int lines, Duration wait) {
        Instant now = clock.instant();
        since = since == null ? now : since;
        if (verdict == kind && now.isBefore(told.plus(EVERY))) {
            return;
        }
        kind = verdict;
        told = now;
        if (verdict == Verdict.REFUSED) {
            LOG.error(
                    "InfluxDB at {} refuses {} lines for {}: {}; {}. They are kept and sent again in {} ms",
                    settings.url(),
                    lines,
                    settings.bucket(retention),
                    answer.message(),
                    advice.about(answer, retention),
                    wait.toMillis());
        } else {
            LOG.warn(
                    "InfluxDB at {} does not take {} lines for {} since {}: {}{}. They are kept and sent again in {} ms",
                    settings.url(),
                    lines,
                    settings.bucket(retention),
                    since,
                    answer.message(),
                    advice.meanwhile(answer),
                    wait.toMillis());
        }
    }

    void over() {
        if (since != null) {
            LOG.info(
                    "InfluxDB at {} takes lines again, after {} s",
                    settings.url(),
                    Duration.between(since, clock.instant()).toSeconds());
            since = null;
            kind = null;
        }
    }
}
