package io.queuewatch.pipeline.agent;

import io.queuewatch.pipeline.contact.ContactPart;

/** One of the three things that are told of agents. A POJO for Flink. */
public class AgentSignal {

    /** What signals are keyed by. */
    public String agentId;

    /** A change of state, or null. */
    public AgentChange change;

    /** A schedule, or null. */
    public ScheduledTime scheduled;

    /** A part of a contact, or null. */
    public ContactPart part;

    /** A change of state. */
    public static AgentSignal of(AgentChange change) {
        AgentSignal signal = new AgentSignal();
        signal.agentId = change.agentId;
        signal.change = change;
        return signal;
    }

    /** A schedule. */
    public static AgentSignal of(ScheduledTime scheduled) {
        AgentSignal signal = new AgentSignal();
        signal.agentId = scheduled.agentId;
        signal.scheduled = scheduled;
        return signal;
    }

    /** A part of a contact. */
    public static AgentSignal of(ContactPart part) {
        AgentSignal signal = new AgentSignal();
        signal.agentId = part.agentId;
        signal.part = part;
        return signal;
    }
}
