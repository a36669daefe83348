package io.queuewatch.infra.imports;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What contact records and contact events of Amazon Connect say alike: which contact it is, how it
 * came about, who ended it.
 *
 * @param fields of the record, or of the event's detail
 * @param channel VOICE, CHAT, EMAIL or TASK
 * @param method how the contact was initiated
 * @param customer hashed; null where it is not known or there is no key
 */
record ConnectContact(JsonFields fields, String channel, String method, String customer) {

    private static final Map<String, EventRecord> CHANNELS =
            Map.of("VOICE", EventRecord.CALL, "CHAT", EventRecord.CHAT, "EMAIL", EventRecord.EMAIL);

    private static final String TASK = "TASK";
    private static final Set<String> NOBODY_SERVED = Set.of("MONITOR", "DISCONNECT");
    private static final Set<String> OUTBOUND =
            Set.of("OUTBOUND", "EXTERNAL_OUTBOUND", "CAMPAIGN_PREVIEW");
    private static final Set<String> TRANSFERS = Set.of("TRANSFER", "QUEUE_TRANSFER");
    private static final Set<String> BY_CUSTOMER =
            Set.of("CUSTOMER_DISCONNECT", "CUSTOMER_NEVER_ARRIVED");
    private static final Set<String> BY_AGENT =
            Set.of("AGENT_DISCONNECT", "AGENT_COMPLETED", "BARGED");
    private static final int LOWEST_LEVEL = 5;

    static ConnectContact of(JsonFields fields, Optional<CustomerKey> customers) {
        fields.requiredText("ContactId");
        String channel = fields.requiredText("Channel").toUpperCase(Locale.ROOT);
        if (!CHANNELS.containsKey(channel) && !channel.equals(TASK)) {
            throw fields.wrong("Channel", "VOICE, CHAT, EMAIL or TASK");
        }
        String address = fields.object("CustomerEndpoint").text("Address");
        return new ConnectContact(
                fields,
                channel,
                fields.requiredText("InitiationMethod").toUpperCase(Locale.ROOT),
                address == null ? null : customers.map(key -> key.hash(address)).orElse(null));
    }

    /** Why it is left out on purpose, if it is. */
    Optional<String> ignored() {
        if (channel.equals(TASK)) {
            return Optional.of(TASK);
        }
        return NOBODY_SERVED.contains(method) ? Optional.of(method) : Optional.empty();
    }

    /** Where its events are gathered. */
    Drafts drafts() {
        String leg = fields.requiredText("ContactId");
        String initial = fields.text("InitialContactId");
        return new Drafts(
                        CHANNELS.get(channel),
                        "amazon-connect",
                        initial == null ? leg : initial,
                        leg,
                        0)
                .common("leg", leg)
                .common("direction", isOutbound() ? "OUTBOUND" : "INBOUND")
                .common("customer", customer);
    }

    boolean isVoice() {
        return channel.equals("VOICE");
    }

    boolean isEmail() {
        return channel.equals("EMAIL");
    }

    boolean isOutbound() {
        return OUTBOUND.contains(method) || (isVoice() && method.equals("API"));
    }

    boolean isTransfer() {
        return TRANSFERS.contains(method);
    }

    boolean isCallback() {
        return method.equals("CALLBACK");
    }

    /** Whether it is an agent's answer to an email. */
    boolean isReply() {
        return isEmail() && method.equals("AGENT_REPLY");
    }

    /** The type of event that says that a visit begins. */
    String beginning() {
        return isEmail() ? "RECEIVED" : "QUEUED";
    }

    /** The type of event that says that an agent has it. */
    String answer() {
        return switch (channel) {
            case "CHAT" -> "ACCEPTED";
            case "EMAIL" -> "ASSIGNED";
            default -> isCallback() ? "CALLBACK_ATTEMPTED" : "ANSWERED";
        };
    }

    /** Who ended it, a symbol of EndedBy. */
    String endedBy() {
        String reason = fields.text("DisconnectReason");
        if (reason == null) {
            return "UNKNOWN";
        }
        if (BY_CUSTOMER.contains(reason)) {
            return "CUSTOMER";
        }
        return BY_AGENT.contains(reason) ? "AGENT" : "SYSTEM";
    }

    /** The last part of an Amazon Resource Name; null where there is none. */
    static String lastPart(String arn) {
        return arn == null ? null : arn.substring(arn.lastIndexOf('/') + 1);
    }

    /** The name of the lowest of an agent's groups; null where there is none. */
    static String team(JsonFields agent) {
        JsonFields groups = agent.object("HierarchyGroups");
        return IntStream.iterate(LOWEST_LEVEL, level -> level > 0, level -> level - 1)
                .mapToObj(level -> groups.object("Level" + level).text("GroupName"))
                .filter(name -> name != null)
                .findFirst()
                .orElse(null);
    }
}
