package io.queuewatch.infra.imports;

import java.util.Optional;
import java.util.Set;

/**
 * Amazon Connect: contact records (CTR), as the stream to Kinesis or Firehose delivers them, and
 * contact events, as EventBridge delivers them, also mixed. A contact is the chain of records with
 * one {@code InitialContactId}; each record of the chain is a leg.
 *
 * <table>
 *   <caption>Contact record: what becomes what</caption>
 *   <tr><th>Field</th><th>Event</th></tr>
 *   <tr><td>InitialContactId, else ContactId; ContactId</td><td>contactId; leg</td></tr>
 *   <tr><td>Channel VOICE, CHAT, EMAIL</td><td>calls, chats, emails; TASK is skipped</td></tr>
 *   <tr><td>CustomerEndpoint.Address</td><td>customer, hashed</td></tr>
 *   <tr><td>Agent.ARN, its last part</td><td>agentId</td></tr>
 *   <tr><td>Agent.HierarchyGroups, the lowest level's GroupName</td><td>team</td></tr>
 *   <tr><td>InitiationMethod OUTBOUND, EXTERNAL_OUTBOUND, CAMPAIGN_PREVIEW, API by voice</td>
 *       <td>direction OUTBOUND</td></tr>
 *   <tr><td>InitiationMethod MONITOR, DISCONNECT</td><td>skipped: no customer is served</td></tr>
 *   <tr><td>InitiationTimestamp</td><td>voice INITIATED</td></tr>
 *   <tr><td>… of TRANSFER, QUEUE_TRANSFER</td>
 *       <td>TRANSFERRED to the queue, without one to the agent</td></tr>
 *   <tr><td>… of CALLBACK</td><td>CALLBACK_SCHEDULED</td></tr>
 *   <tr><td>Queue.Name, else the last part of Queue.ARN; Queue.EnqueueTimestamp</td>
 *       <td>QUEUED, email RECEIVED</td></tr>
 *   <tr><td>Agent.ConnectedToAgentTimestamp</td>
 *       <td>ANSWERED, chat ACCEPTED, email ASSIGNED, callback CALLBACK_ATTEMPTED</td></tr>
 *   <tr><td>ConnectedToSystemTimestamp</td>
 *       <td>callback CALLBACK_REACHED, outbound ANSWERED</td></tr>
 *   <tr><td>ChatMetrics.ChatContactMetrics.AgentFirstResponseTimestamp</td>
 *       <td>chat MESSAGE by the agent</td></tr>
 *   <tr><td>Agent.CustomerHoldDuration</td>
 *       <td>voice HELD and RESUMED: one hold of all of it before the end, as the record does not
 *       say when</td></tr>
 *   <tr><td>TransferCompletedTimestamp</td><td>TRANSFERRED, EXTERNAL</td></tr>
 *   <tr><td>Queue.DequeueTimestamp, else DisconnectTimestamp, of a record without agent and
 *       NextContactId that the customer ended, or nobody knows who</td><td>ABANDONED</td></tr>
 *   <tr><td>DisconnectTimestamp, DisconnectReason</td>
 *       <td>ENDED by CUSTOMER, AGENT or SYSTEM, email RESOLVED; callback that reached nobody and
 *       has no NextContactId CALLBACK_EXPIRED. None where the contact waits on under
 *       NextContactId</td></tr>
 *   <tr><td>DisconnectTimestamp of an email AGENT_REPLY; Agent.AgentInteractionDuration</td>
 *       <td>REPLIED; workTime. DisconnectReason DISCARDED is skipped: it was not sent</td></tr>
 *   <tr><td>Agent.AfterContactWorkEndTimestamp</td><td>WRAPPED_UP</td></tr>
 *   <tr><td>LastUpdateTimestamp</td>
 *       <td>revision: a record delivered again replaces what it said before</td></tr>
 * </table>
 *
 * <table>
 *   <caption>Contact event: what becomes what</caption>
 *   <tr><th>eventType</th><th>Event, at the time of its own in the detail, else of the envelope</th>
 *   </tr>
 *   <tr><td>INITIATED</td><td>voice INITIATED, callback CALLBACK_SCHEDULED</td></tr>
 *   <tr><td>QUEUED</td><td>QUEUED, email RECEIVED; before them TRANSFERRED for TRANSFER and
 *       QUEUE_TRANSFER; the queue is the last part of queueInfo.queueArn</td></tr>
 *   <tr><td>CONNECTED_TO_AGENT</td><td>ANSWERED, ACCEPTED, ASSIGNED, CALLBACK_ATTEMPTED</td></tr>
 *   <tr><td>CONNECTED_TO_SYSTEM</td><td>callback CALLBACK_REACHED</td></tr>
 *   <tr><td>DISCONNECTED</td><td>ENDED, email RESOLVED or, of AGENT_REPLY, REPLIED</td></tr>
 *   <tr><td>COMPLETED</td><td>WRAPPED_UP</td></tr>
 *   <tr><td>all others</td><td>skipped, counted by name</td></tr>
 * </table>
 *
 * <p>Records know more than events; what both say has the same id, and the record replaces the
 * event. Names, attributes and texts are not read.
 *
 * @see <a href="https://docs.aws.amazon.com/connect/latest/adminguide/ctr-data-model.html">Contact
 *     records</a>
 * @see <a href="https://docs.aws.amazon.com/connect/latest/adminguide/contact-events.html">Contact
 *     events</a>
 */
public final class ConnectFormat extends JsonFormat {

    private static final String CONTACT_EVENT = "Amazon Connect Contact Event";

    private final Optional<CustomerKey> customers;

    /**
     * @param customers hashes customers' numbers and addresses; they are left out where it is empty
     */
    public ConnectFormat(Optional<CustomerKey> customers) {
        super(Set.of());
        this.customers = customers;
    }

    @Override
    Conversion convert(JsonFields record) {
        if (!record.has("detail-type")) {
            ConnectContact contact = ConnectContact.of(record, customers);
            return contact.ignored()
                    .map(Conversion::skipped)
                    .orElseGet(() -> new ConnectRecord(contact).convert());
        }
        String kind = record.requiredText("detail-type");
        if (!kind.equals(CONTACT_EVENT)) {
            return Conversion.skipped(kind);
        }
        ConnectContact contact = ConnectContact.of(record.object("detail"), customers);
        return contact.ignored()
                .map(Conversion::skipped)
                .orElseGet(() -> new ConnectEvent(contact, record.requiredTime("time")).convert());
    }
}
