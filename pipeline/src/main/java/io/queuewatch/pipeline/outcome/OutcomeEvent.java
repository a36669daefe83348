package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.schemas.SurveyEvent;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * An event that bears on what became of a contact, days after it or not: of its channel, or of a
 * survey. Mutable, since it is built anew for every event read; nobody changes it afterwards.
 */
@TypeInfo(OutcomeEventSerializer.Factory.class)
public final class OutcomeEvent {

    /** What happened. */
    public enum Kind {
        /** The request was resolved. */
        RESOLVED,
        /** The request was not resolved after all. */
        REOPENED,
        /** Handed to a higher level. */
        ESCALATED,
        /** The customer was paid a recovery. */
        CREDITED,
        /** A survey was sent. */
        INVITED,
        /** A survey was answered. */
        ANSWERED,
        /** A dissatisfied customer was called back. */
        FOLLOWED_UP,
        /** A revision says that none of this happened. */
        NOTHING
    }

    /** The contact's channel; null where a survey tells of it. */
    public Channel channel;

    /** The customer's request. */
    public String contactId;

    /** Unique within the contact, and there within its surveys. */
    public String eventId;

    /** A higher revision replaces the event of the same id. */
    public int revision;

    /** What happened, or null where it is not known to this version. */
    public Kind kind;

    /** When it happened, in milliseconds since 1970. */
    public long time;

    /** CREDITED: what was paid, in minor units. */
    public long amount;

    /** ANSWERED: satisfaction, 1 to scale, or null. */
    public Integer csat;

    /** ANSWERED: points of the scale of the satisfaction, or null. */
    public Integer scale;

    /** ANSWERED: likelihood to recommend, 0 to 10, or null. */
    public Integer nps;

    /** Partition it was read from. */
    public int partition;

    /** Offset it was read at. */
    public long offset;

    /** The event of a survey; where it was read from is the caller's to tell. */
    public static OutcomeEvent of(SurveyEvent survey) {
        OutcomeEvent event = new OutcomeEvent();
        event.contactId = survey.getContactId();
        event.eventId = survey.getEventId();
        event.revision = survey.getRevision();
        event.kind =
                switch (survey.getType()) {
                    case INVITED -> Kind.INVITED;
                    case ANSWERED -> Kind.ANSWERED;
                    case FOLLOWED_UP -> Kind.FOLLOWED_UP;
                    case UNKNOWN -> null;
                };
        event.time = survey.getEventTime().toEpochMilli();
        event.csat = survey.getCsat();
        event.scale = survey.getScale();
        event.nps = survey.getNps();
        return event;
    }

    /**
     * What an event of a contact says of its outcome, or null where it says nothing: a revision may
     * be of an event that did.
     */
    public static OutcomeEvent of(ContactEvent contact) {
        Kind kind =
                switch (contact.kind) {
                    case RESOLVED -> Kind.RESOLVED;
                    case REOPENED -> Kind.REOPENED;
                    case ESCALATED -> Kind.ESCALATED;
                    case CREDITED -> Kind.CREDITED;
                    default -> contact.revision > 0 ? Kind.NOTHING : null;
                };
        if (kind == null) {
            return null;
        }
        OutcomeEvent event = new OutcomeEvent();
        event.channel = contact.channel;
        event.contactId = contact.contactId;
        event.eventId = contact.eventId;
        event.revision = contact.revision;
        event.kind = kind;
        event.time = contact.time;
        event.amount = contact.amount;
        event.partition = contact.partition;
        event.offset = contact.offset;
        return event;
    }

    /**
     * What is wrong with an event of a survey and what would be right, but for its time, or null.
     */
    public String problem() {
        if (eventId.isEmpty()) {
            return "eventId is empty; want an id that is unique within the contact";
        }
        if (contactId.isEmpty()) {
            return "contactId is empty; want the id of the contact asked about";
        }
        if (kind == null) {
            return "type is UNKNOWN: it was written by a newer version, or by mistake";
        }
        if (csat != null && (scale == null || !Satisfaction.hasScale(scale))) {
            return "csat on a scale of %s points; want 2, 3, 5, 7 or 10"
                    .formatted(scale == null ? "unknown" : scale);
        }
        if (csat != null && (csat < 1 || csat > scale)) {
            return "csat is %d on a scale of %d points; want 1 to %d".formatted(csat, scale, scale);
        }
        if (nps != null && (nps < 0 || nps > 10)) {
            return "nps is %d; want 0 to 10".formatted(nps);
        }
        return null;
    }

    /** Whether a survey tells of it. */
    public boolean ofSurvey() {
        return channel == null;
    }

    /** Whether this is the same event, in whatever revision. */
    boolean sameAs(OutcomeEvent other) {
        return eventId.equals(other.eventId) && ofSurvey() == other.ofSurvey();
    }
}
