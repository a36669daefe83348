package io.queuewatch.pipeline.sla;

/**
 * The share of contacts that may miss what was promised, and how fast it is used up. After the
 * multi-window burn rates of Google's SRE Workbook (Alerting on SLOs), adapted to queues: with a
 * budget of 20 % no burn rate above 5 exists, so a limit lies at most half way from the budget to
 * all.
 *
 * @param share between 0 and 1
 */
public record Budget(double share) {

    /**
     * @throws IllegalArgumentException where it is no share
     */
    public Budget {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "a budget is %s; want a share from 0 to less than 1".formatted(share));
        }
    }

    /** The miss rate that is so many times the budget, but at most half way from it to 1. */
    public double limit(double burn) {
        return Math.min(burn * share, (1 + share) / 2);
    }

    /** How many times faster than planned these misses use it up. */
    public double burn(Misses misses) {
        return share == 0 ? misses.rate() * Long.MAX_VALUE : misses.rate() / share;
    }

    /** What these misses leave of it: 1 is all, 0 nothing, less than 0 overdrawn. */
    public double left(Misses misses) {
        double allowed = share * misses.contacts();
        return allowed == 0 ? (misses.misses() > 0 ? -1 : 1) : 1 - misses.misses() / allowed;
    }

    /**
     * Whether it burns so fast that somebody is to act now: surely over the long window, and still
     * over the short one.
     *
     * @param burn how many times faster than planned
     * @param least over the long window: at least so many contacts, and misses
     */
    public boolean burnsSurely(Misses longer, Misses shorter, double burn, Misses least) {
        double limit = limit(burn);
        return longer.contacts() >= least.contacts()
                && longer.misses() >= least.misses()
                && longer.lowerBound() > limit
                && shorter.rate() > limit;
    }

    /** Whether over one window it burns so much faster than planned. */
    public boolean burns(Misses window, double burn, Misses least) {
        return window.contacts() >= least.contacts()
                && window.misses() >= least.misses()
                && window.rate() > limit(burn);
    }
}
