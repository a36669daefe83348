package io.queuewatch.pipeline.batch;

import io.queuewatch.schemas.CallEvent;

/**
 * What a contact's events have told so far of who calls; null where nothing has.
 *
 * @param segment the customer's segment
 * @param site where the queue is served
 * @param priority 1 to 4
 */
record Tags(String segment, String site, Integer priority) {

    static final Tags NONE = new Tags(null, null, null);

    /** These, with what the event carries in their place. */
    Tags with(CallEvent event) {
        return new Tags(
                event.getSegment() == null ? segment : event.getSegment(),
                event.getSite() == null ? site : event.getSite(),
                event.getPriority() == null ? priority : event.getPriority());
    }

    String segmentTag() {
        return segment == null ? "unknown" : segment;
    }

    String siteTag() {
        return site == null ? "unknown" : site;
    }

    String priorityTag() {
        return priority == null ? "unknown" : priority.toString();
    }
}
