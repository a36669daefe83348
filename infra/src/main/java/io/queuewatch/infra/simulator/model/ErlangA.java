package io.queuewatch.infra.simulator.model;

import java.time.Duration;

/**
 * The queue M/M/n+M in its steady state: Poisson arrivals, exponential service and patience, n
 * servers, first come first served (Palm 1957; Garnett, Mandelbaum, Reiman 2002).
 *
 * @param perSecond arrivals a second, above 0
 * @param service mean time that a contact keeps a server busy
 * @param patience mean time after which a waiting customer leaves
 * @param servers agents, or slots of agents, at least 1
 */
public record ErlangA(double perSecond, Duration service, Duration patience, int servers) {
    private static final double NEGLIGIBLE = 1e-12;

    /** What an arriving customer meets. */
    private record Queue(double mass, double waiting, double length, double beyond) {}

    /** Share of all who do not find a free server. */
    public double probabilityOfWait() {
        Queue queue = queue(0);
        return queue.waiting / queue.mass;
    }

    /** Share of all who leave before they are served. */
    public double abandonment() {
        return leaving() * meanLength() / perSecond;
    }

    /** Mean wait of all, served or not, in seconds (Little's law). */
    public double meanWait() {
        return meanLength() / perSecond;
    }

    /** Mean number of customers who wait. */
    public double meanLength() {
        Queue queue = queue(0);
        return queue.length / queue.mass;
    }

    /**
     * Share of all who would have to wait longer than this if they were patient enough: a bound
     * from above for those whom the target misses.
     */
    public double beyond(Duration wait) {
        Queue queue = queue(seconds(wait));
        return queue.beyond / queue.mass;
    }

    /** The fewest servers that leave at most this share waiting longer than that. */
    public static int servers(
            double perSecond, Duration service, Duration patience, Duration within, double share) {
        int servers = Math.max(1, (int) (perSecond * seconds(service) * .8));
        // Too few servers for customers of endless patience have no steady state, but NaN.
        while (!(new ErlangA(perSecond, service, patience, servers).beyond(within) <= share)) {
            servers++;
        }
        return servers;
    }

    /**
     * Sums over the states of the chain, relative to that of all servers busy and nobody waiting.
     * Who finds k waiting is next after k + 1 departures at rates nμ, nμ + θ, …, nμ + kθ; their sum
     * exceeds t with a probability that is a negative binomial sum in 1 − e^(−θt).
     */
    private Queue queue(double t) {
        double mass = 0;
        double free = 1;
        for (int busy = servers; busy > 0 && free > NEGLIGIBLE * mass; busy--) {
            free *= busy / (perSecond * seconds(service));
            mass += free;
        }
        double drain = servers / seconds(service);
        double gone = -Math.expm1(-leaving() * t);
        double step = Math.exp(-drain * t);
        double beyond = step;
        double state = 1;
        Queue sums = new Queue(mass, 0, 0, 0);
        for (int waiting = 0; state > NEGLIGIBLE * sums.mass; waiting++) {
            sums =
                    new Queue(
                            sums.mass + state,
                            sums.waiting + state,
                            sums.length + state * waiting,
                            sums.beyond + state * beyond);
            step *= gone * (drain / leaving() + waiting) / (waiting + 1);
            beyond += step;
            state *= perSecond / (drain + leaving() * (waiting + 1));
        }
        return sums;
    }

    private double leaving() {
        return 1 / seconds(patience);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
