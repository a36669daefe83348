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
        /** An agent's part of a chat ended: the effort it took. */
        EFFORT,
        /** An agent is with the customer now. */
        IN_SERVICE,
        /** A call back is owed now. */
        CALLBACK_OWED
    }

    /** What is counted. */
    public Kind kind;

    /** +1, or -1 to withdraw. */
    public int sign;

    /** The channel. */
    public Channel channel;

    /** The queue, or {@code none}. */
    public String queue;

    /** The customer's segment, or {@code unknown}. */
    public String segment;

    /** The site, or {@code unknown}. */
    public String site;

    /** 1 to 4, or 0 where unknown. */
    public int priority;

    /** When the visit began, in milliseconds. */
    public long begin;

    /** When the fact itself happened, in milliseconds. */
    public long at;

    /** The visit's target, in milliseconds. */
    public long targetMs;

    /** The visit's limit of short abandons, in milliseconds. */
    public long shortAbandonMs;

    /** Why it flowed out. */
    public FlowOutReason reason;

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

    /** From the beginning to the fact, in milliseconds. */
    public long waitMs() {
        return at - begin;
    }
}
