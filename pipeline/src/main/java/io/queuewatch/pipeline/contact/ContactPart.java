package io.queuewatch.pipeline.contact;

/**
 * What one agent did on a visit, told to those who follow agents rather than contacts. A part that
 * turned out wrong is withdrawn by the same again, and the right one counted. A POJO for Flink;
 * nobody changes what it says once it is built.
 */
public class ContactPart {

    /** What is to be done with it. */
    public enum Change {
        /** It is so. */
        COUNTED,
        /** It is not so: an equal one had been counted. */
        WITHDRAWN,
        /** The contact is forgotten: the equal one that had been counted stays for ever. */
        RELEASED
    }

    /** What is to be done with it; who keeps it notes here that it was released. */
    public Change change;

    /** The contact's channel. */
    public Channel channel;

    /** The customer's request. */
    public String contactId;

    /** The agent; parts of unnamed agents are not told. */
    public String agentId;

    /** The visit's queue. */
    public String queue;

    /** The visit's segment, or {@code unknown}. */
    public String segment;

    /** The visit's site, or {@code unknown}. */
    public String site;

    /** 1 to 4, or 0 where unknown. */
    public int priority;

    /** The visit's team, or {@code unknown}. */
    public String team;

    /** The visit's topic, or {@code unknown}. */
    public String topic;

    /** The visit's moment of the customer's journey, or {@code unknown}. */
    public String moment;

    /** When the visit began, in milliseconds since 1970. */
    public long begin;

    /** When the agent was connected, in milliseconds since 1970. */
    public long open;

    /** When the part ended, or 0 where it goes on. */
    public long close;

    /** What the visit is told apart by. */
    public Tags tags() {
        return new Tags(segment, site, priority, team, topic, moment);
    }

    /** Whether it goes on. */
    public boolean goesOn() {
        return close == 0;
    }

    /** Whether it says the same of the same part, whatever is to be done with it. */
    public boolean sameAs(ContactPart other) {
        return open == other.open
                && close == other.close
                && begin == other.begin
                && priority == other.priority
                && channel == other.channel
                && contactId.equals(other.contactId)
                && agentId.equals(other.agentId)
                && queue.equals(other.queue)
                && segment.equals(other.segment)
                && site.equals(other.site)
                && team.equals(other.team)
                && topic.equals(other.topic)
                && moment.equals(other.moment);
    }
}
