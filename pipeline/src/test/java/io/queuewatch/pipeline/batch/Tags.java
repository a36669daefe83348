package io.queuewatch.pipeline.batch;

import java.util.Locale;

/**
 * What a contact's events have told so far of it; null where nothing has.
 *
 * @param segment the customer's segment
 * @param site where the queue is served
 * @param priority 1 to 4
 * @param topic what it is about
 * @param moment the moment of the customer's journey
 */
record Tags(String segment, String site, Integer priority, String topic, String moment) {

    static final Tags NONE = new Tags(null, null, null, null, null);

    /** These, with what the event carries in their place. */
    Tags with(Event event) {
        return new Tags(
                event.segment == null ? segment : event.segment,
                event.site == null ? site : event.site,
                event.priority == null ? priority : event.priority,
                event.topic == null ? topic : event.topic,
                event.moment == null ? moment : event.moment);
    }

    /** A value as rows have it. */
    static String tag(Object value) {
        return value == null ? "unknown" : value.toString();
    }

    static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
