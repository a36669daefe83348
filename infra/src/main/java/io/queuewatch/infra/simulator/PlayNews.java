package io.queuewatch.infra.simulator;

import io.queuewatch.infra.simulator.LivePlayer.Progress;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** Tells how far a player is: at first, every ten seconds, and when it meets the present. */
final class PlayNews {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Clock clock;
    private final ZoneId zone;
    private final PrintWriter out;
    private Instant due = Instant.MIN;
    private Progress newest;

    PlayNews(Clock clock, ZoneId zone, PrintWriter out) {
        this.clock = clock;
        this.zone = zone;
        this.out = out;
    }

    void about(Progress progress) {
        boolean justLive = progress.live() && (newest == null || !newest.live());
        newest = progress;
        if (justLive || !clock.instant().isBefore(due)) {
            due = clock.instant().plus(EVERY);
            tell();
        }
    }

    void tell() {
        out.printf(
                Locale.ROOT,
                "%s  %,d events, %s%n",
                newest.reached().atZone(zone).toLocalDateTime().withNano(0),
                newest.events(),
                newest.live() ? "in real time" : "history");
        out.flush();
    }
}
