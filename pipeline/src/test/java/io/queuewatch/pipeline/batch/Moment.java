package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.Author;

/**
 * A life as it is when one of its events has been read.
 *
 * @param event the event
 * @param tags what was known then
 * @param visits how many visits had begun
 * @param waits whether the last of them waits
 * @param converses whether an agent who has replied in the last of them is with the customer
 * @param kept whether the event stands before the beginning of the visit that it belongs to
 */
record Moment(Event event, Tags tags, int visits, boolean waits, boolean converses, boolean kept) {

    boolean isWrittenBy(Author author) {
        return event.type == Event.Type.MESSAGE && event.author == author;
    }
}
