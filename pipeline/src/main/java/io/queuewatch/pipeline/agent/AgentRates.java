package io.queuewatch.pipeline.agent;

import static io.queuewatch.pipeline.agent.AgentMeasure.*;

/** Ratios of the time of agents, absent where there is nothing to divide by. */
public final class AgentRates {

    private final long[] sums;

    /**
     * The rates of some time.
     *
     * @param sums as those of {@link AgentTimeDelta}
     */
    public AgentRates(long[] sums) {
        this.sums = sums;
    }

    /** The time with customers and after them, of that and the time spent available. */
    public Double occupancy() {
        long contact = of(ON_CONTACT_MS) + of(WRAP_MS);
        return ratio(contact, contact + of(AVAILABLE_MS));
    }

    /**
     * Whether some of it could hold several chats at once: somebody who has one is then no more
     * busy than that, and occupancy says little.
     */
    public boolean hadSlots() {
        return of(CHAT_SLOT_MS) > 0;
    }

    /** The time of chats, of the slots there were for them. */
    Double slotUse() {
        return ratio(of(CHAT_MS), of(CHAT_SLOT_MS));
    }

    /** Chats at once, while there was one. */
    Double concurrency() {
        return ratio(of(CHAT_MS), of(CHAT_BUSY_MS));
    }

    /** The scheduled time that was spent as scheduled. */
    public Double adherence() {
        return ratio(of(ADHERENT_MS), of(SCHEDULED_MS));
    }

    /** The paid time away from customers. */
    public Double shrinkage() {
        return ratio(of(SHRUNK_MS), of(PAID_MS));
    }

    /** The time away, of that signed in. */
    Double awayRate() {
        return ratio(of(AWAY_MS), of(SIGNED_IN_MS));
    }

    /** The time signed in, in milliseconds. */
    public long signedInMs() {
        return of(SIGNED_IN_MS);
    }

    private long of(AgentMeasure measure) {
        return sums[measure.ordinal()];
    }

    private static Double ratio(long part, long base) {
        return base == 0 ? null : Double.valueOf((double) part / base);
    }
}
