package io.queuewatch.pipeline.drift;

/**
 * News of an incident.
 *
 * @param news what is new
 * @param incident as it is now; of one that was withdrawn as it was
 */
public record IncidentChange(News news, Incident incident) {

    /** What may be new of an incident. */
    public enum News {
        /** It begins: an alert. */
        RAISED,
        /** Another series shows it, or what shows it has changed: no new alert. */
        UPDATED,
        /** It is over. */
        CLEARED,
        /** It would not have arisen from the numbers as they were corrected. */
        WITHDRAWN,
        /** It is a part of its site's incident now, and no alert of its own. */
        ADOPTED
    }
}
