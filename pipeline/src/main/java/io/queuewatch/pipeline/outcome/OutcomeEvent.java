package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.contact.Channel;
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

    /** No answer to the question of the satisfaction. */
    public static final int NO_CSAT = 0;

    /** No answer to the question of the recommendation. */
    public static final int NO_NPS = -1;

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

    /** ANSWERED: satisfaction, 1 to scale; or {@link #NO_CSAT}. */
    public int csat = NO_CSAT;

    /** ANSWERED: points of the scale of the satisfaction, or 0. */
    public int scale;

    /** ANSWERED: likelihood to recommend, 0 to 10; or {@link #NO_NPS}. */
    public int nps = NO_NPS;

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
        event.csat = survey.getCsat() == null ? NO_CSAT : survey.getCsat();
        event.scale = survey.getScale() == null ? 0 : survey.getScale();
        event.nps = survey.getNps() == null ? NO_NPS : survey.getNps();
        return event;
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
