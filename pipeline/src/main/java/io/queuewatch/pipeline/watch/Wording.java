package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.sla.Misses;
import java.util.Locale;

/** Numbers as people read them. */
final class Wording {

    private static final long SECOND_MS = 1_000;
    private static final long MINUTE_MS = 60 * SECOND_MS;
    private static final long HOUR_MS = 60 * MINUTE_MS;

    private Wording() {}

    /** A share, such as 54.4 %. */
    static String share(double share) {
        return text("%.1f %%", share * 100);
    }

    /** A span of time, such as 45 s, 5 min or 2 h 30 min. */
    static String span(long ms) {
        if (ms < 2 * MINUTE_MS) {
            return text("%d s", ms / SECOND_MS);
        }
        if (ms < 2 * HOUR_MS) {
            return text("%d min", ms / MINUTE_MS);
        }
        long minutes = ms % HOUR_MS / MINUTE_MS;
        return text("%d h", ms / HOUR_MS) + (minutes == 0 ? "" : text(" %d min", minutes));
    }

    /** Misses, such as 31 of 57 (54.4 %). */
    static String misses(Misses misses) {
        return text("%d of %d (%s)", misses.misses(), misses.contacts(), share(misses.rate()));
    }

    /** A text with numbers in it, the same wherever the program runs. */
    static String text(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
