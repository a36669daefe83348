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
     * Whether over a window it surely burns so much faster than planned.
     *
     * @param burn how many times faster than planned
     * @param least at least so many contacts, and misses
     */
    public boolean burnsSurely(Misses window, double burn, Misses least) {
        return burns(window, burn, least) && window.lowerBound() > limit(burn);
    }

    /** Whether over a window it burns so much faster than planned. */
    public boolean burns(Misses window, double burn, Misses least) {
        return window.contacts() >= least.contacts()
                && window.misses() >= least.misses()
                && window.rate() > limit(burn);
    }

    /**
     * The budget of so many contacts that had this one and so many that had another: what may miss
     * of all of them together is the same.
     */
    public Budget mixed(long contacts, Budget other, long others) {
        if (share == other.share || others == 0) {
            return this;
        }
        // What is withdrawn may come before what it withdraws.
        double part = Math.max(0, Math.min(1, (double) others / (contacts + others)));
        return new Budget(share + (other.share - share) * part);
    }
}
