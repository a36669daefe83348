package io.queuewatch.infra.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a conversation of Genesys Cloud consists of: who took part in it, by the medium of its
 * customer.
 *
 * @param record of its events; empty where the medium is none that is counted
 * @param customer the customer's first session
 * @param sessions all of that medium, callbacks with voice, in the order of time
 * @param outbound whether the centre began it
 * @param end null where it goes on
 */
record GenesysContact(
        JsonFields fields,
        Optional<EventRecord> record,
        GenesysSession customer,
        List<GenesysSession> sessions,
        boolean outbound,
        Instant start,
        Instant end) {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(2);

    private static final Map<String, EventRecord> MEDIA =
            Map.of(
                    "voice", EventRecord.CALL,
                    "callback", EventRecord.CALL,
                    "chat", EventRecord.CHAT,
                    "message", EventRecord.CHAT,
                    "email", EventRecord.EMAIL);

    private static final Set<String> OTHER_MEDIA =
            Set.of(
                    "cobrowse",
                    "internalmessage",
                    "screenmonitoring",
                    "screenshare",
                    "socialexpression",
                    "unknown",
                    "video");

    static GenesysContact of(JsonFields fields) {
        fields.requiredText("conversationId");
        Instant start = fields.requiredTime("conversationStart");
        Instant end = fields.time("conversationEnd");
        new TimeOrder().then("conversationStart", start).then("conversationEnd", end);
        List<GenesysSession> all = GenesysSession.of(fields);
        GenesysSession customer =
                Stream.concat(all.stream().filter(GenesysSession::isCustomers), all.stream())
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new RowException(
                                                "no participants",
                                                "no participant has sessions with segments"));
        EventRecord record = MEDIA.get(customer.media());
        if (record == null && !OTHER_MEDIA.contains(customer.media())) {
            throw customer.fields().wrong("mediaType", "voice, chat, message, email or callback");
        }
        String direction = fields.text("originatingDirection");
        return new GenesysContact(
                fields,
                Optional.ofNullable(record),
                customer,
                all.stream().filter(session -> MEDIA.get(session.media()) == record).toList(),
                "outbound".equals(direction == null ? customer.direction() : direction),
                start,
                end);
    }

    /** Where its events are gathered. */
    Drafts drafts(EventRecord record, Optional<CustomerKey> customers) {
        String id = fields.requiredText("conversationId");
        return new Drafts(record, "genesys-cloud", id, id, 0)
                .common("direction", outbound ? "OUTBOUND" : "INBOUND")
                .common("customer", hash(customers));
    }

    /** Stays in queues. */
    List<GenesysSession> queues() {
        return sessions.stream().filter(s -> s.isQueue() && !s.isCallback()).toList();
    }

    /** Agents who were connected, callbacks left out. */
    List<GenesysSession> agents() {
        return sessions.stream()
                .filter(s -> s.isAgents() && !s.isCallback() && s.connected().isPresent())
                .toList();
    }

    /** The first wish to be called back. */
    Optional<GenesysSession> callback() {
        return sessions.stream().filter(GenesysSession::isCallback).findFirst();
    }

    /** The agent who talks to the customer while another queue is asked. */
    Optional<GenesysSession> asking(GenesysSession queue) {
        return agents().stream()
                .filter(agent -> agent.connected().get().isBefore(queue.begin()))
                .filter(
                        agent ->
                                agent.disconnected() == null
                                        // Who hands over leaves a little after the queue begins.
                                        || agent.disconnected()
                                                .minus(CLOCK_SKEW)
                                                .isAfter(queue.begin()))
                .findFirst();
    }

    /** The agent who handed the customer over to a queue. */
    Optional<GenesysSession> handingOver(GenesysSession queue) {
        return agents().stream()
                .filter(GenesysSession::isTransferred)
                .filter(agent -> agent.disconnected() != null)
                .filter(
                        agent ->
                                Duration.between(agent.disconnected(), queue.begin())
                                                .abs()
                                                .compareTo(CLOCK_SKEW)
                                        <= 0)
                .findFirst();
    }

    /** Whether an agent was connected by way of this stay in a queue. */
    static boolean serves(GenesysSession agent, GenesysSession queue) {
        return queue.queue().equals(agent.queue())
                && !agent.connected().get().plus(CLOCK_SKEW).isBefore(queue.begin());
    }

    /** Who ended it, a symbol of EndedBy. */
    String endedBy() {
        return switch (customer.disconnect()) {
            case "client", "endpoint" -> "CUSTOMER";
            case "peer" -> "AGENT";
            case "" -> "UNKNOWN";
            default -> "SYSTEM";
        };
    }

    private String hash(Optional<CustomerKey> customers) {
        return Stream.of(outbound ? "dnis" : "ani", "addressFrom", "remote")
                .map(customer.fields()::text)
                .filter(address -> address != null)
                .findFirst()
                .map(address -> address.replaceFirst("^(tel|sip|mailto):", ""))
                .flatMap(address -> customers.map(key -> key.hash(address)))
                .orElse(null);
    }
}
