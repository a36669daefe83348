package io.queuewatch.pipeline.contact;

/**
 * What happened to a contact, whatever its channel, with its place in the order of a life: events
 * of the same moment are read beginning, answered, left, abandoned, transferred, ended, wrapped,
 * others.
 */
public enum EventKind {
    /** The menu was reached. */
    INITIATED(0),
    /** A visit begins. */
    QUEUED(0),
    /** An agent was connected, or accepted the chat. */
    ANSWERED(1),
    /** The visit ended without an agent, not by the customer hanging up. */
    LEFT_QUEUE(2),
    /** The customer left while waiting. */
    ABANDONED(3),
    /** Handed on to a queue, an agent or outside. */
    TRANSFERRED(4),
    /** The contact, or a leg of it, ended. */
    ENDED(5),
    /** After-contact work ended. */
    WRAPPED_UP(6),
    /** An agent's phone rings; changes nothing for the customer. */
    RINGING(7),
    /** An agent did not take the call; changes nothing for the customer. */
    RING_NO_ANSWER(7),
    /** The customer was put on hold; email, social: the work waits for somebody else. */
    HELD(7),
    /** The customer was taken off hold; email, social: the work goes on. */
    RESUMED(7),
    /** The agent consults somebody; the customer is on hold. */
    CONSULT_STARTED(7),
    /** The consultation ended. */
    CONSULT_ENDED(7),
    /** A call back was promised. */
    CALLBACK_SCHEDULED(7),
    /** A call back was tried. */
    CALLBACK_ATTEMPTED(7),
    /** The customer was reached. */
    CALLBACK_REACHED(7),
    /** The promise of a call back lapsed. */
    CALLBACK_EXPIRED(7),
    /** Handed to a higher level. */
    ESCALATED(7),
    /** New priority, segment or topic. */
    UPDATED(7),
    /** The request was resolved. */
    RESOLVED(7),
    /** The request was not resolved after all. */
    REOPENED(7),
    /** The customer was paid a recovery. */
    CREDITED(7),
    /** An email or post was replied to; by a person, where the author is an agent. */
    REPLIED(1),
    /** Somebody wrote in a chat, or the customer wrote again. */
    MESSAGE(7),
    /** An email or post was given to an agent; nothing changes for the customer. */
    ASSIGNED(7),
    /** An email or post was thrown away (spam, merged): it never was one. */
    DISCARDED(7);

    private static final EventKind[] ALL = values();

    private final int rank;

    EventKind(int rank) {
        this.rank = rank;
    }

    /** The kind with this ordinal. */
    static EventKind of(int ordinal) {
        return ALL[ordinal];
    }

    /**
     * Whether it tells what became of a contact, if need be long after the contact is forgotten.
     */
    public boolean ofOutcome() {
        return switch (this) {
            case RESOLVED, REOPENED, ESCALATED, CREDITED -> true;
            default -> false;
        };
    }

    /** Place in the order of a life among events of one moment. */
    public int rank() {
        return rank;
    }
}
