package io.queuewatch.infra.drift;

import io.queuewatch.pipeline.drift.LocalClock;
import io.queuewatch.pipeline.drift.Period;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.Outcome;

/**
 * A queue that only exists as rows: volumes by hour of the week, negative binomial, and days that
 * are busier than others; and characteristics whose logits or logarithms have a shape of the week
 * and an effect of the hour with a memory. Each queue differs from the others' shapes.
 */
final class SyntheticQueue {

    private static final double MILLIONTHS = 1e6;
    private static final int HOURS_OF_WEEK = 168;

    private final Dice dice;
    private final Profile profile;
    private final double[] volume = new double[HOURS_OF_WEEK];
    private final double[] wave = new double[HOURS_OF_WEEK];
    private final GammaEffect mixing;
    private final HourlyEffect busy;
    private final HourlyEffect level;
    private final HourlyEffect abandoning;
    private final HourlyEffect waiting;
    private final HourlyEffect waits;
    private final HourlyEffect handling;
    private final HourlyEffect transferring;
    private final HourlyEffect resolving;
    private final HourlyEffect pleasing;
    private double today = 1;
    private int answeredToday;

    /**
     * A queue.
     *
     * @param profile what it is like
     * @param type its peak and memory, and when it is open
     * @param seed of its chance
     */
    SyntheticQueue(Profile profile, QueueType type, long seed) {
        this.profile = profile;
        double memory = type.memory();
        LocalClock clock = type.clock();
        dice = new Dice(seed);
        mixing = new GammaEffect(profile.dispersion());
        double phase = dice.uniform() * 2 * Math.PI;
        double other = dice.uniform() * 2 * Math.PI;
        for (int hour = 0; hour < HOURS_OF_WEEK; hour++) {
            double angle = 2 * Math.PI * hour / 24;
            double own = profile.ownShape() * Math.sin(angle + phase);
            boolean open = clock.open(Channel.START + hour * Channel.HOUR_MS, Period.HOUR);
            volume[hour] =
                    (open ? type.peak() : 0)
                            * profile.hours()[hour % 24]
                            * profile.weekdays()[hour / 24]
                            * Math.exp(own);
            wave[hour] =
                    profile.shape() * Math.sin(angle - 2)
                            + profile.ownShape() * Math.sin(angle + other);
        }
        busy = new HourlyEffect(memory, dice);
        level = new HourlyEffect(memory, dice);
        abandoning = new HourlyEffect(memory, dice);
        waiting = new HourlyEffect(memory, dice);
        waits = new HourlyEffect(memory, dice);
        handling = new HourlyEffect(memory, dice);
        transferring = new HourlyEffect(memory, dice);
        resolving = new HourlyEffect(memory, dice);
        pleasing = new HourlyEffect(memory, dice);
    }

    /**
     * The row of the next hour.
     *
     * @param hour of the week
     * @param shift of the logit of the service level
     */
    void next(int hour, double shift, KpiRow row) {
        if (hour % 24 == 0) {
            today = Math.exp(profile.daySpread() * dice.normal());
            answeredToday = 0;
        }
        double mixed = mixing.of(busy.next(dice));
        int offered = dice.poisson(volume[hour] * today * mixed);
        int hits = dice.binomial(offered, chance(profile.serviceLevel(), hour, level, shift));
        int abandoned =
                dice.binomial(offered - hits, chance(profile.abandonment(), hour, abandoning, 0));
        int inTarget = dice.binomial(abandoned, 0.1);
        int shortly = dice.binomial(inTarget, 0.5);
        int answered = offered - abandoned;
        int base = offered - shortly;
        int waited = dice.binomial(answered, chance(profile.waited(), hour, waiting, 0));
        row.setOffered(offered);
        row.setAbandoned(abandoned);
        row.setAbandonedInTarget(inTarget);
        row.setShortAbandoned(shortly);
        row.setAnswered(answered);
        row.setAnsweredInTarget(hits);
        row.setPassed(base - hits - (inTarget - shortly));
        row.setAnsweredAtOnce(answered - waited);
        row.setHandled(answered);
        row.setHandledTimed(answered);
        row.setContactsHandled(answered);
        row.setTransferred(
                dice.binomial(answered, chance(profile.transfers(), hour, transferring, 0)));
        double wait = profile.lnWait() + wave[hour] + profile.spread() * waits.next(dice);
        Logs waiting = logs(waited, wait, profile.withinWaits());
        row.setLnWait(waiting.sum);
        row.setLnWaitSq(waiting.squares);
        double handle =
                profile.lnHandle() + wave[hour] / 4 + profile.handleSpread() * handling.next(dice);
        Logs handled = logs(answered, handle, profile.withinHandles());
        row.setLnHandle(handled.sum);
        row.setLnHandleSq(handled.squares);
        answeredToday += answered;
    }

    /** What became of the contacts of the day that has ended. */
    void endDay(Outcome row) {
        int known = dice.binomial(answeredToday, profile.knownShare());
        row.setFcr7Base(known);
        row.setFcr7Met(dice.binomial(known, daily(profile.fcr(), resolving)));
        int answers = dice.binomial(answeredToday, profile.surveyShare());
        row.setCsatShareN(answers);
        double pleased = daily(profile.csat(), pleasing);
        row.setCsatGood(dice.binomial(answers, pleased));
        int promoters = dice.binomial(answers, pleased * 0.65);
        row.setNpsN(answers);
        row.setPromoters(promoters);
        row.setDetractors(dice.binomial(answers - promoters, 0.4));
    }

    private double daily(double mean, HourlyEffect effect) {
        return logistic(logit(mean) + profile.dailySpread() * effect.next(dice));
    }

    private double chance(double mean, int hour, HourlyEffect effect, double shift) {
        return logistic(logit(mean) + wave[hour] + shift + profile.spread() * effect.next(dice));
    }

    private Logs logs(int n, double mean, double within) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double ln = Math.max(0, mean + within * dice.normal());
            sum += ln;
            squares += ln * ln;
        }
        return new Logs(Math.round(sum * MILLIONTHS), Math.round(squares * MILLIONTHS));
    }

    static double logit(double p) {
        return Math.log(p / (1 - p));
    }

    static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private record Logs(long sum, long squares) {}
}
