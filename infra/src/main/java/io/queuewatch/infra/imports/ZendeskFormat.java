package io.queuewatch.infra.imports;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Zendesk: ticket audits ({@code audits} of the Ticket Audits API) and ticket events ({@code
 * ticket_events} of the incremental export, best with the sideload {@code comment_events}). A
 * ticket is a contact. What an audit means depends on those before it, so audits come oldest first,
 * in one import; tickets whose creation is not among them are skipped and counted.
 *
 * <table>
 *   <caption>What becomes what</caption>
 *   <tr><th>Audit, or ticket event</th><th>Event, at created_at, else timestamp</th></tr>
 *   <tr><td>ticket_id</td><td>contactId</td></tr>
 *   <tr><td>requester_id</td><td>customer, hashed; when it changes UPDATED</td></tr>
 *   <tr><td>via.channel of the first</td>
 *       <td>twitter, facebook, instagram_dm, whatsapp, line, sms and the like: social, network;
 *       chat, messaging and voice are skipped, as audits do not time them; all others emails</td>
 *   </tr>
 *   <tr><td>Create</td>
 *       <td>RECEIVED; its queue is the group_id at the end of the audit, {@code ungrouped} without one.
 *       direction OUTBOUND where somebody else than the requester wrote it in the agents' web
 *       interface</td></tr>
 *   <tr><td>Comment with public true by the requester</td><td>CUSTOMER_REPLIED</td></tr>
 *   <tr><td>… by anybody else</td>
 *       <td>REPLIED, author AGENT; via rule or system SYSTEM; via answer_bot BOT</td></tr>
 *   <tr><td>Comment with public false</td><td>nothing</td></tr>
 *   <tr><td>Change of group_id</td><td>TRANSFERRED to the queue</td></tr>
 *   <tr><td>assignee_id</td><td>ASSIGNED</td></tr>
 *   <tr><td>status to solved, or closed at once</td>
 *       <td>RESOLVED; DISCARDED where the tag closed_by_merge comes with it</td></tr>
 *   <tr><td>status from solved or closed to another</td><td>REOPENED</td></tr>
 *   <tr><td>status to hold, from hold</td><td>ON_HOLD, RESUMED</td></tr>
 *   <tr><td>status to deleted</td><td>DISCARDED</td></tr>
 *   <tr><td>priority urgent, high, normal, low</td>
 *       <td>priority 1 to 4; when it changes UPDATED</td></tr>
 *   <tr><td>SatisfactionRating offered; good; bad</td>
 *       <td>survey INVITED; ANSWERED with csat 2; 1 of scale 2</td></tr>
 *   <tr><td>all others</td><td>nothing</td></tr>
 * </table>
 *
 * <p>Queues and agents are the ids of groups and users. Subjects, texts and names are not read.
 *
 * @see <a
 *     href="https://developer.zendesk.com/api-reference/ticketing/tickets/ticket_audits/">Ticket
 *     audits</a>
 * @see <a
 *     href="https://developer.zendesk.com/api-reference/ticketing/ticket-management/incremental_exports/">Incremental
 *     exports</a>
 */
public final class ZendeskFormat extends JsonFormat {

    private static final String AUDIT = "Audit";

    private final Optional<CustomerKey> customers;
    private final Map<String, ZendeskTicket> tickets = new HashMap<>();

    /**
     * @param customers hashes requesters; they are left out where it is empty
     */
    public ZendeskFormat(Optional<CustomerKey> customers) {
        super(Set.of("audits", "ticket_events"));
        this.customers = customers;
    }

    @Override
    Conversion convert(JsonFields record) {
        String type = record.text("event_type");
        if (type != null && !type.equals(AUDIT)) {
            return Conversion.skipped(type);
        }
        ZendeskAudit audit = ZendeskAudit.of(record);
        ZendeskTicket ticket = tickets.get(audit.ticket());
        if (ticket == null) {
            if (!audit.creates()) {
                return Conversion.skipped("tickets created before the first audit");
            }
            ticket = new ZendeskTicket(audit, customers);
            tickets.put(audit.ticket(), ticket);
        }
        return ticket.apply(audit);
    }
}
