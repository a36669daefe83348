package io.queuewatch.pipeline.contact;

/**
 * Something that is counted, of whatever channel. A fact that turned out wrong is withdrawn by its
 * opposite: the same again with the other sign. Mutable, reused from one fact to the next.
 */
public final class Fact {

    /** The queue of contacts that ended in the menu. */
    public static final String NO_QUEUE = "none";

    /** What is counted. */
    public enum Kind {
        /** The slice of the beginning must be kept: the contact may still change. */
        TRACKED,
        /** A contact, at its first visit. */
        CONTACT,
        /** A visit began. */
        OFFERED,
        /** A visit was answered. */
        ANSWERED,
        /** A visit was abandoned. */
        ABANDONED,
        /** A visit ended otherwise. */
        FLOWED_OUT,
        /** A visit waited beyond its target. */
        PASSED,
        /** The last agent's part of a visit ended. */
        HANDLED,
        /** The last agent's part of a contact ended. */
        CONTACT_HANDLED,
        /** A contact ended in the menu. */
        IVR_EXIT,
        /** A contact was thrown away: its offer was withdrawn. */
        DISCARDED,
        /** A person replied to what the customer wrote. */
        RESPONDED,
        /** A person replied for the first time in a visit. */
        FIRST_RESPONDED,
        /** An agent's part of a chat ended: the effort it took. */
        EFFORT,
        /** A call back was tried. */
        CALLBACK_ATTEMPTED,
        /** A call back reached the customer. */
        CALLBACK_REACHED,
        /** A call back was given up. */
        CALLBACK_EXPIRED,
        /** A call back was owed longer than promised. */
        CALLBACK_PASSED,
        /** An agent is with the customer now. */
        IN_SERVICE,
        /** A call back is owed now. */
        CALLBACK_OWED,
        /** A contact is not closed now. */
        OPEN;

        /** Whether it tells what is so now, and nothing that is summed over time. */
        public boolean present() {
            return this == IN_SERVICE || this == CALLBACK_OWED || this == OPEN;
        }
    }

    /** What is counted. */
    public Kind kind;

    /** +1, or -1 to withdraw. */
    public int sign;

    /** The channel. */
    public Channel channel;

    /** The queue, or {@code none}. */
    public String queue;

    /** What the visit is told apart by. */
    public Tags tags;

    /** When the visit began, in milliseconds. */
    public long begin;

    /** When the fact itself happened, in milliseconds. */
    public long at;

    /** The last moment at which it would have been in target, in milliseconds. */
    public long deadline;

    /**
     * How much of the target's time passed between the deadline and the outcome, in milliseconds.
     */
    public long excessMs;

    /** The visit's limit of short abandons, in milliseconds. */
    public long shortAbandonMs;

    /** Why it flowed out. */
    public FlowOutReason reason;

    /** Whether the times of a handled visit are known. */
    public boolean timed;

    /** Talk of a handled visit, in milliseconds. */
    public long talkMs;

    /** Hold of a handled visit, in milliseconds. */
    public long holdMs;

    /** After-contact work of a handled visit, in milliseconds. */
    public long wrapMs;

    /** Cost of a handled visit, in minor units. */
    public long cost;

    /** Effort of an agent's part of a chat, in milliseconds. */
    public long effortMs;

    /** Whether the handled contact was transferred. */
    public boolean transferred;

    /** The agent in service; an empty string stands for an unnamed one. */
    public String agent;

    /** Whether the agent is the first of those in service now. */
    public boolean first;

    /**
     * Since when the reply was waited for, or since when the contact has been open, in
     * milliseconds.
     */
    public long since;

    /** Whether the call back is, or was when it was settled, owed for longer than promised. */
    public boolean overdue;

    /** Whether it happened in target; equality is. */
    public boolean inTarget() {
        return at <= deadline;
    }

    /** From the beginning to the fact, in milliseconds. */
    public long waitMs() {
        return at - begin;
    }
}
