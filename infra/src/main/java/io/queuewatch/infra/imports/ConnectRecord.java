package io.queuewatch.infra.imports;

import java.time.Duration;
import java.time.Instant;

/**
 * One contact record of Amazon Connect on its way to events; {@link ConnectFormat} has the table.
 */
final class ConnectRecord {

    private static final String DISCARDED = "DISCARDED";

    private final ConnectContact contact;
    private final JsonFields fields;
    private final Drafts drafts;
    private final Instant initiated;
    private final String queue;
    private final Instant enqueued;
    private final Instant dequeued;
    private final String agent;
    private final Instant connected;
    private final Instant disconnected;
    private final Instant wrappedUp;
    private final boolean goesOn;

    ConnectRecord(ConnectContact contact) {
        this.contact = contact;
        this.fields = contact.fields();
        this.drafts = contact.drafts();
        this.initiated = fields.requiredTime("InitiationTimestamp");
        JsonFields queueInfo = fields.object("Queue");
        String name = queueInfo.text("Name");
        this.queue = name == null ? ConnectContact.lastPart(queueInfo.text("ARN")) : name;
        this.enqueued = queueInfo.time("EnqueueTimestamp");
        this.dequeued = queueInfo.time("DequeueTimestamp");
        JsonFields agentInfo = fields.object("Agent");
        this.agent = ConnectContact.lastPart(agentInfo.text("ARN"));
        this.connected = agentInfo.time("ConnectedToAgentTimestamp");
        this.disconnected = fields.time("DisconnectTimestamp");
        this.wrappedUp = agentInfo.time("AfterContactWorkEndTimestamp");
        this.goesOn = fields.has("NextContactId");
    }

    Conversion convert() {
        check();
        drafts.common("revision", revision());
        if (contact.isEmail()) {
            return email();
        }
        begin();
        settle();
        end();
        return drafts.events().isEmpty()
                ? Conversion.skipped("no queue and no agent")
                : Conversion.of(drafts.events());
    }

    private void check() {
        new TimeOrder()
                .then("InitiationTimestamp", initiated)
                .then("Queue.EnqueueTimestamp", enqueued)
                .then("Queue.DequeueTimestamp", dequeued)
                .then("DisconnectTimestamp", disconnected);
        new TimeOrder()
                .then("InitiationTimestamp", initiated)
                .then("Queue.EnqueueTimestamp", enqueued)
                .then("Agent.ConnectedToAgentTimestamp", connected)
                .then("DisconnectTimestamp", disconnected)
                .then("Agent.AfterContactWorkEndTimestamp", wrappedUp);
        if (enqueued != null && queue == null) {
            fields.object("Queue").requiredText("Name");
        }
    }

    /** Seconds from the beginning to the last update: it grows each time a record is delivered. */
    private int revision() {
        Instant updated = fields.time("LastUpdateTimestamp");
        long seconds = updated == null ? 0 : Duration.between(initiated, updated).toSeconds();
        return (int) Math.max(0, Math.min(seconds, Integer.MAX_VALUE));
    }

    private void begin() {
        if (contact.isCallback()) {
            drafts.add("CALLBACK_SCHEDULED", initiated).with("queue", queue);
            return;
        }
        if (contact.isTransfer()) {
            transferred();
        } else if (contact.isVoice()) {
            drafts.add("INITIATED", initiated);
        }
        if (enqueued != null) {
            drafts.add(contact.beginning(), enqueued).with("queue", queue);
        }
    }

    private void transferred() {
        Draft transfer = drafts.add("TRANSFERRED", initiated);
        if (enqueued != null) {
            transfer.with("toQueue", queue);
        } else {
            transfer.with("toAgent", agent);
        }
    }

    private void settle() {
        String team = ConnectContact.team(fields.object("Agent"));
        Instant answered = fields.time("ConnectedToSystemTimestamp");
        if (contact.isOutbound()) {
            addByAgent(contact.answer(), answered, team);
            return;
        }
        addByAgent(contact.answer(), connected, team);
        if (contact.isCallback() && connected != null) {
            addByAgent("CALLBACK_REACHED", answered, team);
        }
        if (!contact.isVoice()) {
            Instant response =
                    fields.object("ChatMetrics")
                            .object("ChatContactMetrics")
                            .time("AgentFirstResponseTimestamp");
            if (response != null) {
                drafts.add("MESSAGE", response).with("author", "AGENT").with("agentId", agent);
            }
        }
    }

    private void addByAgent(String type, Instant time, String team) {
        if (time != null) {
            drafts.add(type, time).with("agentId", agent).with("team", team);
        }
    }

    private void end() {
        Instant external = fields.time("TransferCompletedTimestamp");
        if (external != null) {
            drafts.add("TRANSFERRED", external).with("transfer", "EXTERNAL").with("agentId", agent);
        }
        if (disconnected != null) {
            if (connected == null && !contact.isOutbound()) {
                endUnanswered();
            } else if (contact.isCallback() && !fields.has("ConnectedToSystemTimestamp")) {
                expire();
            } else {
                hold();
                drafts.add("ENDED", disconnected)
                        .with("by", contact.endedBy())
                        .with("agentId", agent);
            }
        }
        if (wrappedUp != null) {
            drafts.add("WRAPPED_UP", wrappedUp).with("agentId", agent);
        }
    }

    private void endUnanswered() {
        if (contact.isCallback()) {
            expire();
        } else if (!goesOn) {
            String by = contact.endedBy();
            boolean left = by.equals("CUSTOMER") || by.equals("UNKNOWN");
            if (enqueued != null && left) {
                drafts.add("ABANDONED", dequeued == null ? disconnected : dequeued)
                        .with("queue", queue);
            } else {
                drafts.add("ENDED", disconnected).with("by", by);
            }
        }
    }

    private void expire() {
        if (!goesOn) {
            drafts.add("CALLBACK_EXPIRED", disconnected).with("queue", queue);
        }
    }

    private void hold() {
        Long seconds = fields.object("Agent").seconds("CustomerHoldDuration");
        if (contact.isVoice() && connected != null && seconds != null && seconds > 0) {
            Instant held = disconnected.minusSeconds(seconds);
            new TimeOrder()
                    .then("Agent.ConnectedToAgentTimestamp", connected)
                    .then("DisconnectTimestamp less Agent.CustomerHoldDuration", held);
            drafts.add("HELD", held.isBefore(connected) ? connected : held).with("agentId", agent);
            drafts.add("RESUMED", disconnected).with("agentId", agent);
        }
    }

    private Conversion email() {
        if (contact.isReply()) {
            return reply();
        }
        if (contact.isTransfer()) {
            transferred();
        }
        if (enqueued != null && !contact.isTransfer()) {
            drafts.add("RECEIVED", enqueued).with("queue", queue);
        }
        addByAgent(
                contact.isOutbound() ? "REPLIED" : "ASSIGNED",
                contact.isOutbound() ? disconnected : connected,
                ConnectContact.team(fields.object("Agent")));
        boolean closed = enqueued != null && disconnected != null && !goesOn;
        if (closed && !contact.isOutbound()) {
            drafts.add("RESOLVED", disconnected).with("agentId", agent);
        }
        return drafts.events().isEmpty()
                ? Conversion.skipped("no queue and no agent")
                : Conversion.of(drafts.events());
    }

    private Conversion reply() {
        if (disconnected == null || DISCARDED.equals(fields.text("DisconnectReason"))) {
            return Conversion.skipped("reply not sent");
        }
        Long seconds = fields.object("Agent").seconds("AgentInteractionDuration");
        drafts.add("REPLIED", disconnected)
                .with("author", "AGENT")
                .with("agentId", agent)
                .with("team", ConnectContact.team(fields.object("Agent")))
                .with("workTime", seconds == null ? null : seconds * 1000);
        return Conversion.of(drafts.events());
    }
}
