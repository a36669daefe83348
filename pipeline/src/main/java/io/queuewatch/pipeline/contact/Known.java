package io.queuewatch.pipeline.contact;

import io.queuewatch.schemas.Moment;
import java.util.Locale;

/** What the events read so far have told of a contact; each may tell anew, but for the source. */
final class Known {

    private static final String[] MOMENTS = new String[Moment.values().length];

    static {
        for (Moment moment : Moment.values()) {
            MOMENTS[moment.ordinal()] = moment.name().toLowerCase(Locale.ROOT);
        }
    }

    private String segment;
    private String site;
    private int priority;
    private String topic;
    private String moment;
    private String customer;
    private String source;

    void clear() {
        segment = Tags.UNKNOWN;
        site = Tags.UNKNOWN;
        priority = 0;
        topic = null;
        moment = Tags.UNKNOWN;
        customer = null;
        source = null;
    }

    void learn(ContactEvent event) {
        if (event.segment != null) {
            segment = event.segment;
        }
        if (event.site != null) {
            site = event.site;
        }
        if (event.priority != 0) {
            priority = event.priority;
        }
        if (event.topic != null) {
            topic = event.topic;
        }
        if (event.moment != null && event.moment != Moment.UNKNOWN) {
            moment = MOMENTS[event.moment.ordinal()];
        }
        if (event.customer != null) {
            customer = event.customer;
        }
        if (source == null) {
            source = event.source;
        }
    }

    /** The tags of a visit that begins now; its team, or null, is told by its beginning. */
    Tags tags(String team) {
        return new Tags(
                segment,
                site,
                priority,
                team == null ? Tags.UNKNOWN : team,
                topic == null ? Tags.UNKNOWN : topic,
                moment);
    }

    String segment() {
        return segment;
    }

    int priority() {
        return priority;
    }

    String topic() {
        return topic;
    }

    String customer() {
        return customer;
    }

    String source() {
        return source;
    }
}
