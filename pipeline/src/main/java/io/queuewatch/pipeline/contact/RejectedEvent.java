package io.queuewatch.pipeline.contact;

import io.queuewatch.schemas.DeadLetterReason;

/** An event that could be read but cannot be, on its way to the dead letters. */
public class RejectedEvent {

    /** The event. */
    public ContactEvent event;

    /** Why it was put aside. */
    public DeadLetterReason reason;

    /** What is wrong, in words. */
    public String detail;

    static RejectedEvent of(ContactEvent event, DeadLetterReason reason, String detail) {
        RejectedEvent rejected = new RejectedEvent();
        rejected.event = event;
        rejected.reason = reason;
        rejected.detail = detail;
        return rejected;
    }
}
