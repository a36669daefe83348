package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ContactReport;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What one contact of a known customer means to the customer's others; the newest replaces the
 * older.
 *
 * @param customer keyed hash of the customer
 * @param contactId the contact
 * @param channel its channel
 * @param queue the queue of its last visit
 * @param segment the segment there
 * @param topic what it is about, or null where unknown
 * @param begin when it began, in milliseconds
 * @param handledAt when it was handled, in milliseconds, or 0
 * @param resolvedAt when it was first resolved, in milliseconds, or 0
 * @param reopened whether it was reopened
 * @param inOneGo whether one agent handled it and it was not transferred
 * @param state whether it is the customer's, and may change
 */
@TypeInfo(CustomerContactSerializer.Factory.class)
public record CustomerContact(
        String customer,
        String contactId,
        Channel channel,
        String queue,
        String segment,
        String topic,
        long begin,
        long handledAt,
        long resolvedAt,
        boolean reopened,
        boolean inOneGo,
        State state) {

    /** How far a contact is the customer's. */
    public enum State {
        /** It is, and it may change. */
        KNOWN,
        /** It is, and it will not change any more. */
        SETTLED,
        /** It is not after all. */
        GONE
    }

    /** The order in which contacts begin. */
    static final Comparator<CustomerContact> ORDER =
            Comparator.comparingLong(CustomerContact::begin)
                    .thenComparing(CustomerContact::contactId);

    /**
     * What is known of a contact, or null where it means nothing to others: the customer is not
     * known, or did not begin it.
     */
    static CustomerContact of(ContactReport report, List<OutcomeEvent> events) {
        if (report == null
                || report.withdrawn()
                || !report.inbound()
                || report.customer() == null) {
            return null;
        }
        return new CustomerContact(
                report.customer(),
                report.contactId(),
                report.channel(),
                report.queue(),
                report.segment(),
                report.topic(),
                report.begin(),
                report.handledAt(),
                OutcomeReader.resolvedAt(report, events),
                OutcomeReader.reopened(report, events),
                report.agents() == 1 && !report.transferred(),
                State.KNOWN);
    }

    /** The same in another state. */
    CustomerContact in(State other) {
        return new CustomerContact(
                customer,
                contactId,
                channel,
                queue,
                segment,
                topic,
                begin,
                handledAt,
                resolvedAt,
                reopened,
                inOneGo,
                other);
    }
}
