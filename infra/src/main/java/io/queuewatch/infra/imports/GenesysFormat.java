package io.queuewatch.infra.imports;

import java.util.Optional;
import java.util.Set;

/**
 * Genesys Cloud: conversation details, as the queries and jobs of the Analytics API answer them
 * ({@code conversations}).
 *
 * <table>
 *   <caption>What becomes what</caption>
 *   <tr><th>Conversation</th><th>Event</th></tr>
 *   <tr><td>conversationId</td><td>contactId</td></tr>
 *   <tr><td>mediaType of the customer's session</td>
 *       <td>voice, callback: calls; chat, message: chats; email: emails; others are skipped</td></tr>
 *   <tr><td>the customer's ani, outbound dnis, addressFrom, else remote</td>
 *       <td>customer, hashed without its {@code tel:} or {@code sip:}</td></tr>
 *   <tr><td>originatingDirection outbound</td>
 *       <td>direction OUTBOUND; ANSWERED where the customer's interact begins</td></tr>
 *   <tr><td>conversationStart</td><td>voice INITIATED</td></tr>
 *   <tr><td>acd, its first segment</td>
 *       <td>QUEUED, email RECEIVED; after another acd TRANSFERRED to the queue as well, BLIND where
 *       an agent did it</td></tr>
 *   <tr><td>queueName, else queueId, of a segment; userId of a participant</td>
 *       <td>queue; agentId</td></tr>
 *   <tr><td>agent, first interact with the queue of an acd</td>
 *       <td>ANSWERED, chat ACCEPTED, email ASSIGNED</td></tr>
 *   <tr><td>agent, first interact without an acd</td><td>TRANSFERRED to the agent before that</td>
 *   </tr>
 *   <tr><td>agent, alert without interact</td><td>voice RING_NO_ANSWER</td></tr>
 *   <tr><td>agent, hold</td><td>voice HELD, RESUMED</td></tr>
 *   <tr><td>acd that begins while an agent talks to the customer</td>
 *       <td>a consultation: nothing but that agent's holds; TRANSFERRED, ATTENDED, where that agent's
 *       last segment ends with transfer</td></tr>
 *   <tr><td>acd without agent: metric tAbandon, or disconnectType peer, client, endpoint</td>
 *       <td>ABANDONED</td></tr>
 *   <tr><td>… voicemail; metric tFlowOut; others</td>
 *       <td>LEFT_QUEUE for VOICEMAIL; OVERFLOW; ENDED by SYSTEM</td></tr>
 *   <tr><td>callback, its first segment; the agent's interact with it; the agent's voice interact
 *       after it</td>
 *       <td>CALLBACK_SCHEDULED; CALLBACK_ATTEMPTED; CALLBACK_REACHED; CALLBACK_EXPIRED at the
 *       conversation's end where nobody was reached</td></tr>
 *   <tr><td>agent, end of the last interact or hold; the customer's last disconnectType</td>
 *       <td>ENDED by CUSTOMER (client, endpoint), AGENT (peer), SYSTEM; email REPLIED unless it is
 *       a transfer, with workTime</td></tr>
 *   <tr><td>agent, end of wrapup</td><td>WRAPPED_UP</td></tr>
 *   <tr><td>conversationEnd</td><td>email RESOLVED</td></tr>
 *   <tr><td>surveys: surveyStatus Finished, surveyPromoterScore, surveyCompletedDate</td>
 *       <td>survey ANSWERED with nps</td></tr>
 * </table>
 *
 * <p>Participants' names, subjects, notes and attributes are not read.
 *
 * @see <a
 *     href="https://developer.genesys.cloud/analyticsdatamanagement/analytics/detail/">Analytics
 *     detail</a>
 */
public final class GenesysFormat extends JsonFormat {

    private final Optional<CustomerKey> customers;

    /**
     * @param customers hashes customers' numbers and addresses; they are left out where it is empty
     */
    public GenesysFormat(Optional<CustomerKey> customers) {
        super(Set.of("conversations"));
        this.customers = customers;
    }

    @Override
    Conversion convert(JsonFields record) {
        GenesysContact contact = GenesysContact.of(record);
        return contact.record()
                .map(counted -> contact.drafts(counted, customers))
                .map(drafts -> new GenesysConversation(contact, drafts).convert())
                .orElseGet(() -> Conversion.skipped("media " + contact.customer().media()));
    }
}
