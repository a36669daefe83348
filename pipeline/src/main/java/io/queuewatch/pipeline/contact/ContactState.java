package io.queuewatch.pipeline.contact;

import java.io.IOException;

/**
 * What is kept of one contact: objects while it goes on, and bytes once it rests. Most contacts
 * rest, for hours, and bytes take less than a third of the room, nothing to collect around them,
 * and next to nothing to write into a checkpoint.
 */
final class ContactState {

    /** The earliest deadline listed, in milliseconds; {@code Long.MAX_VALUE} where none is. */
    long timer = Long.MAX_VALUE;

    private Contact goingOn;
    private byte[] resting;

    ContactState(Contact goingOn) {
        this.goingOn = goingOn;
    }

    ContactState(byte[] resting) {
        this.resting = resting;
    }

    /** The contact; who changes it has it kept afterwards. */
    Contact contact(ContactFormat format) throws IOException {
        return goingOn == null ? format.contact(resting) : goingOn;
    }

    /** Keeps the contact as it is now. */
    void keep(Contact contact, ContactFormat format) throws IOException {
        boolean rests = contact.rests();
        goingOn = rests ? null : contact;
        resting = rests ? format.bytes(contact) : null;
    }

    /** The bytes of a contact that rests, or null. */
    byte[] resting() {
        return resting;
    }

    ContactState copy() {
        ContactState copy =
                resting == null ? new ContactState(goingOn.copy()) : new ContactState(resting);
        copy.timer = timer;
        return copy;
    }
}
