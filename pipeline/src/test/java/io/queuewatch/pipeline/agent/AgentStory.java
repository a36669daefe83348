package io.queuewatch.pipeline.agent;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ContactPart;
import io.queuewatch.schemas.AgentEventType;
import io.queuewatch.schemas.AgentState;
import io.queuewatch.schemas.ScheduledState;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Signals of one agent, in minutes after the beginning of an hour. */
final class AgentStory {

    static final Instant HOUR = Instant.parse("2026-03-02T08:00:00Z");

    private final AgentPipeline pipeline;
    private final String agent;
    private int ids;

    AgentStory(AgentPipeline pipeline, String agent) {
        this.pipeline = pipeline;
        this.agent = agent;
    }

    static Instant minute(double minutes) {
        return HOUR.plusMillis(Math.round(minutes * 60_000));
    }

    AgentStory at(double minutes, AgentEventType type) throws Exception {
        return at(minutes, type, change -> {});
    }

    AgentStory at(double minutes, AgentEventType type, Consumer<AgentChange> more)
            throws Exception {
        AgentChange change = new AgentChange();
        change.eventId = agent + "-" + ids++;
        change.agentId = agent;
        change.time = minute(minutes).toEpochMilli();
        change.type = type;
        change.queues = List.of();
        change.team = "blue";
        more.accept(change);
        pipeline.send(AgentSignal.of(change));
        return this;
    }

    AgentStory heartbeat(double minutes, AgentState state) throws Exception {
        return at(minutes, AgentEventType.HEARTBEAT, change -> change.state = state);
    }

    AgentStory scheduled(double from, double to, ScheduledState state, boolean paid)
            throws Exception {
        return scheduled("schedule-" + ids++, 0, from, to, state, paid);
    }

    AgentStory scheduled(
            String id, int revision, double from, double to, ScheduledState state, boolean paid)
            throws Exception {
        ScheduledTime scheduled = new ScheduledTime();
        scheduled.eventId = id;
        scheduled.agentId = agent;
        scheduled.revision = revision;
        scheduled.time = minute(from).toEpochMilli();
        scheduled.from = minute(from).toEpochMilli();
        scheduled.to = minute(to).toEpochMilli();
        scheduled.state = state;
        scheduled.paid = paid;
        pipeline.send(AgentSignal.of(scheduled));
        return this;
    }

    /** A chat, of a queue of its own, that has ended; it goes on where it ends before it begins. */
    AgentStory chat(String contact, double open, double close) throws Exception {
        tell(part(agent, contact, open, close));
        return this;
    }

    void tell(ContactPart part) throws Exception {
        pipeline.send(AgentSignal.of(part));
    }

    static ContactPart part(String agent, String contact, double open, double close) {
        ContactPart part = new ContactPart();
        part.change = ContactPart.Change.COUNTED;
        part.channel = Channel.CHAT;
        part.contactId = contact;
        part.agentId = agent;
        part.queue = contact;
        part.segment = "gold";
        part.site = "unknown";
        part.team = "green";
        part.topic = "unknown";
        part.moment = "unknown";
        part.begin = minute(open).toEpochMilli() - 5_000;
        part.open = minute(open).toEpochMilli();
        part.close = close < open ? 0 : minute(close).toEpochMilli();
        return part;
    }
}
