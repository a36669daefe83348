package io.queuewatch.pipeline.delivery;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long each time up to half a minute, half of it
 * chance, so that many writers do not come back together; never shorter than the server asks for,
 * if it asks for no more than ten minutes.
 */
public final class BackOff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);

    private final Clock clock;
    private final RandomGenerator random;
    private Duration next = FIRST;

    /**
     * A back-off that begins anew.
     *
     * @param clock tells how far away a date is that a server asks to wait for
     * @param random the chance in each wait
     */
    public BackOff(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** How long to wait after this answer. */
    public Duration next(Answer answer) {
        long half = next.toMillis() / 2;
        Duration own = Duration.ofMillis(half + random.nextLong(half + 1));
        next = min(next.multipliedBy(2), LONGEST);
        Duration asked = min(retryAfter(answer).orElse(Duration.ZERO), LONGEST_ASKED);
        return asked.compareTo(own) > 0 ? asked.plusMillis(random.nextLong(half + 1)) : own;
    }

    /** The server has taken something: the next wait is short again. */
    public void reset() {
        next = FIRST;
    }

    private Optional<Duration> retryAfter(Answer answer) {
        String text = answer.retryAfter();
        if (text == null) {
            return Optional.empty();
        }
        try {
            if (text.strip().matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())));
            }
            ZonedDateTime date =
                    ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(clock.instant(), date.toInstant()));
        } catch (DateTimeException e) {
            // A header that says nothing; the own pace will do.
            return Optional.empty();
        }
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
