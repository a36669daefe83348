package io.queuewatch.pipeline.drift;

import io.queuewatch.schemas.KpiRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows of a queue that is open around the clock, hour by hour; chance has a seed. */
public final class QueueWeeks {

    /** A Monday. */
    public static final Instant FROM = Instant.parse("2025-01-06T00:00:00Z");

    private static final double[] PEAKS = {0.3, 1};

    private final String queue;
    private final Random random;

    /**
     * A queue.
     *
     * @param seed the same gives the same rows
     */
    public QueueWeeks(String queue, long seed) {
        this.queue = queue;
        random = new Random(seed);
    }

    /** When an hour begins. */
    public static Instant hour(int number) {
        return FROM.plusSeconds(number * 3_600L);
    }

    /**
     * The rows of an hour: cohort view and live view, of two segments.
     *
     * @param number counts the hours
     * @param level share that is answered in target
     * @param volume contacts, 1 for the usual number
     */
    public List<KpiRow> rows(int number, double level, double volume) {
        List<KpiRow> rows = new ArrayList<>();
        ZonedDateTime time = hour(number).atZone(ZoneOffset.UTC);
        double day = Math.pow(Math.sin(Math.PI * (time.getHour() + 0.5) / 24), 2);
        double mean = 30 * (PEAKS[0] + PEAKS[1] * day);
        for (String segment : List.of("gold", "other")) {
            long offered = poisson(volume * mean / 2);
            long inTarget = binomial(offered, level);
            long answered = inTarget + binomial(offered - inTarget, 0.7);
            KpiRow cohort = row("cohort", number, segment);
            cohort.setOffered(offered);
            cohort.setAnswered(answered);
            cohort.setAnsweredInTarget(inTarget);
            cohort.setPassed(offered - inTarget);
            cohort.setAbandoned(offered - answered);
            cohort.setContactsHandled(answered);
            cohort.setTransferred(binomial(answered, 0.1));
            rows.add(cohort);
            KpiRow live = row("live", number, segment);
            live.setHandledTimed(answered);
            for (long call = 0; call < answered; call++) {
                double ln = 5.2 + 0.7 * random.nextGaussian();
                live.setLnHandle(live.getLnHandle() + Math.round(ln * 1e6));
                live.setLnHandleSq(live.getLnHandleSq() + Math.round(ln * ln * 1e6));
            }
            rows.add(live);
        }
        return rows;
    }

    private KpiRow row(String view, int number, String segment) {
        return KpiRow.newBuilder()
                .setView(view)
                .setInterval("1h")
                .setChannel("voice")
                .setQueue(queue)
                .setSegment(segment)
                .setSite("unknown")
                .setPriority("unknown")
                .setStart(hour(number))
                .setAsOf(hour(number + 1))
                .build();
    }

    private long binomial(long n, double p) {
        long hits = 0;
        for (long i = 0; i < n; i++) {
            hits += random.nextDouble() < p ? 1 : 0;
        }
        return hits;
    }

    private long poisson(double mean) {
        long count = -1;
        for (double left = mean; left > 0; left += Math.log(1 - random.nextDouble())) {
            count++;
        }
        return Math.max(0, count);
    }
}
