package io.queuewatch.pipeline.contact;

import io.queuewatch.schemas.Direction;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A contact as a whole, sent whenever it changes: what is counted of it beyond the facts of its
 * visits follows from its newest report. A contact without any visit is not reported, unless it was
 * before.
 *
 * @param contactId the customer's request
 * @param channel the channel
 * @param direction who began it
 * @param customer keyed hash of the customer, or null where unknown
 * @param topic what it is about, or null where unknown
 * @param begin when the first visit began, in milliseconds; of a contact that the centre began, its
 *     first event
 * @param firstQueue the queue of the first visit, or {@link Fact#NO_QUEUE}
 * @param firstSegment the segment at the first visit, or {@code unknown}
 * @param queue the queue of the last visit, or {@link Fact#NO_QUEUE}
 * @param segment the segment at the last visit, or {@code unknown}
 * @param handlingQueue the queue of the last visit that was answered, or null where none was
 * @param handledAt when the last agent's part in any visit ended, in milliseconds; 0 where nobody
 *     answered, or one waits or is served
 * @param resolvedAt when it counts as resolved though no event says so, in milliseconds; 0 where it
 *     does not
 * @param agents how many agents answered it
 * @param transferred whether it was transferred at least once
 * @param talkMs talk of all agents, in milliseconds
 * @param cost cost of its handled visits, in minor units
 * @param withdrawn whether it is to be counted no more: discarded, or its visits turned out wrong
 * @param last whether it is forgotten by who reports it, so that no report will follow
 */
@TypeInfo(ContactReportSerializer.Factory.class)
public record ContactReport(
        String contactId,
        Channel channel,
        Direction direction,
        String customer,
        String topic,
        long begin,
        String firstQueue,
        String firstSegment,
        String queue,
        String segment,
        String handlingQueue,
        long handledAt,
        long resolvedAt,
        int agents,
        boolean transferred,
        long talkMs,
        long cost,
        boolean withdrawn,
        boolean last) {

    /** Whether the customer began it. */
    public boolean inbound() {
        return direction == Direction.INBOUND;
    }

    /** The same, to be counted no more. */
    ContactReport withdraw() {
        return new ContactReport(
                contactId,
                channel,
                direction,
                customer,
                topic,
                begin,
                firstQueue,
                firstSegment,
                queue,
                segment,
                handlingQueue,
                handledAt,
                resolvedAt,
                agents,
                transferred,
                talkMs,
                cost,
                true,
                last);
    }
}
