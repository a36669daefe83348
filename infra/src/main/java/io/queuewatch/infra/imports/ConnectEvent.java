package io.queuewatch.infra.imports;

import java.time.Instant;

/**
 * One contact event of Amazon Connect on its way to events; {@link ConnectFormat} has the table.
 */
final class ConnectEvent {

    private final ConnectContact contact;
    private final JsonFields fields;
    private final Drafts drafts;
    private final Instant sent;
    private final JsonFields queueInfo;
    private final JsonFields agentInfo;

    /**
     * @param sent the envelope's time
     */
    ConnectEvent(ConnectContact contact, Instant sent) {
        this.contact = contact;
        this.fields = contact.fields();
        this.drafts = contact.drafts();
        this.sent = sent;
        this.queueInfo = fields.object("QueueInfo");
        this.agentInfo = fields.object("AgentInfo");
    }

    Conversion convert() {
        String type = fields.requiredText("EventType");
        switch (type) {
            case "INITIATED" -> initiated();
            case "QUEUED" -> queued();
            case "CONNECTED_TO_AGENT" -> connected();
            case "CONNECTED_TO_SYSTEM" -> {
                if (contact.isCallback()) {
                    add("CALLBACK_REACHED", fields.time("ConnectedToSystemTimestamp"));
                }
            }
            case "DISCONNECTED" -> disconnected();
            case "COMPLETED" -> {
                Instant end = agentInfo.time("AfterContactWorkEndTimestamp");
                if (end != null && !contact.isEmail()) {
                    add("WRAPPED_UP", end);
                }
            }
            default -> {
                return Conversion.skipped(type);
            }
        }
        return drafts.events().isEmpty()
                ? Conversion.skipped(type + " of " + contact.method() + ", " + contact.channel())
                : Conversion.of(drafts.events());
    }

    private void initiated() {
        Instant time = fields.time("InitiationTimestamp");
        if (contact.isCallback()) {
            add("CALLBACK_SCHEDULED", time).with("queue", queue());
        } else if (contact.isVoice() && !contact.isTransfer()) {
            add("INITIATED", time);
        }
    }

    private void queued() {
        if (contact.isCallback()) {
            return;
        }
        if (queue() == null) {
            queueInfo.requiredText("QueueArn");
        }
        Instant time = queueInfo.time("EnqueueTimestamp");
        if (contact.isTransfer()) {
            add("TRANSFERRED", time).with("toQueue", queue());
        }
        if (!contact.isTransfer() || !contact.isEmail()) {
            add(contact.beginning(), time).with("queue", queue());
        }
    }

    private void connected() {
        Instant time = agentInfo.time("ConnectedToAgentTimestamp");
        if (contact.isTransfer() && queue() == null) {
            add("TRANSFERRED", time).with("toAgent", agent());
        }
        if (!contact.isReply()) {
            add(contact.answer(), time);
        }
    }

    private void disconnected() {
        Instant time = fields.time("DisconnectTimestamp");
        String reason = fields.text("DisconnectReason");
        if (contact.isReply()) {
            if (!"DISCARDED".equals(reason)) {
                add("REPLIED", time).with("author", "AGENT");
            }
        } else if (contact.isEmail()) {
            if (queue() != null && !"TRANSFERRED".equals(reason)) {
                add("RESOLVED", time);
            }
        } else {
            add("ENDED", time).with("by", contact.endedBy());
        }
    }

    private Draft add(String type, Instant own) {
        return drafts.add(type, own == null ? sent : own)
                .with("agentId", agent())
                .with("team", ConnectContact.team(agentInfo));
    }

    private String queue() {
        return ConnectContact.lastPart(queueInfo.text("QueueArn"));
    }

    private String agent() {
        return ConnectContact.lastPart(agentInfo.text("AgentArn"));
    }
}
