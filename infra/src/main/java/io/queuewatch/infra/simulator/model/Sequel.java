package io.queuewatch.infra.simulator.model;

/**
 * What follows contacts, each as a share.
 *
 * @param solved of the handled contacts: the customer's problem is gone
 * @param returns of those not solved, and of those who hung up: the customer comes again
 * @param reopened of the resolved
 * @param escalated of those not solved: to level 2, which solves them
 * @param credited of those not solved or come again: something is paid back
 * @param invited asked what they think
 * @param responds of the invited
 */
public record Sequel(
        double solved,
        double returns,
        double reopened,
        double escalated,
        double credited,
        double invited,
        double responds) {

    /** Nothing follows. */
    public static final Sequel NONE = new Sequel(1, 0, 0, 0, 0, 0, 0);

    /** A good centre's. */
    public static final Sequel USUAL = new Sequel(.86, .55, .03, .2, .1, .35, .3);
}
