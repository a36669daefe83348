package io.queuewatch.infra.simulator;

/**
 * How many agents a queue gets for its load, by the square-root rule: load + grade · √load.
 *
 * @param least agents at any time, at least 1
 * @param most agents there are: below the peak's need, the queue struggles at its peak
 * @param grade of service: about 0.5 answers four of five within twenty seconds
 */
public record Staffing(int least, int most, double grade) {

    /** Checks the bounds. */
    public Staffing {
        if (least < 1 || most < least) {
            throw new IllegalArgumentException(
                    "Agents: at least 1 and least <= most, not " + least + " and " + most);
        }
    }

    /** The same number at any time. */
    public static Staffing constant(int agents) {
        return new Staffing(agents, agents, 0);
    }

    /**
     * Agents on duty.
     *
     * @param load offered work in Erlang: arrivals × mean time an agent is busy with one
     */
    public int agents(double load) {
        int wanted = (int) Math.ceil(load + grade * Math.sqrt(load));
        return Math.max(least, Math.min(most, wanted));
    }
}
