package io.queuewatch.infra.board;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How figures are written: 0:42, 12:05, 1:02:05; 94.8 %; – where there is none. */
final class Figures {
    static final String NONE = "–";

    private Figures() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String count(OptionalLong number) {
        return number.isPresent() ? count(number.getAsLong()) : NONE;
    }

    static String rate(OptionalDouble share) {
        return share.isPresent()
                ? String.format(Locale.ROOT, "%.1f %%", share.getAsDouble() * 100)
                : NONE;
    }

    static String duration(OptionalDouble millis) {
        return millis.isPresent() ? duration(Math.round(millis.getAsDouble())) : NONE;
    }

    static String duration(long millis) {
        long seconds = Math.round(millis / 1000.);
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3600,
                        seconds / 60 % 60,
                        seconds % 60);
    }

    /** Target as in {@code 95 % in 20 s}. */
    static String target(OptionalDouble rate, OptionalDouble millis) {
        if (rate.isEmpty() || millis.isEmpty()) {
            return NONE;
        }
        double percent = rate.getAsDouble() * 100;
        String share =
                Math.abs(percent - Math.rint(percent)) < 1e-6
                        ? String.valueOf(Math.round(percent))
                        : String.format(Locale.ROOT, "%.1f", percent);
        return share + " % in " + age(Duration.ofMillis(Math.round(millis.getAsDouble())));
    }

    /** An age in its largest unit, as in {@code 42 s} or {@code 5 min}. */
    static String age(Duration age) {
        if (age.compareTo(Duration.ofMinutes(2)) < 0) {
            return age.toSeconds() + " s";
        }
        if (age.compareTo(Duration.ofHours(2)) < 0) {
            return age.toMinutes() + " min";
        }
        return age.compareTo(Duration.ofDays(2)) < 0 ? age.toHours() + " h" : age.toDays() + " d";
    }
}
