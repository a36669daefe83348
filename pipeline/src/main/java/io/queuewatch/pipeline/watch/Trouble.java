package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.alert.AlertKey;
import io.queuewatch.pipeline.alert.AlertName;
import io.queuewatch.schemas.AlertSeverity;

/** What can be wrong with a queue, a channel or a team, and who is told. */
public enum Trouble {
    NOBODY_SIGNED_IN(AlertName.NOBODY_SIGNED_IN, AlertSeverity.CRITICAL),
    NOBODY_ANSWERS(AlertName.NOBODY_ANSWERS, AlertSeverity.CRITICAL),
    OLDEST_WAIT(AlertName.OLDEST_WAIT, AlertSeverity.CRITICAL),
    CALLBACKS_OVERDUE(AlertName.CALLBACKS_OVERDUE, AlertSeverity.CRITICAL),
    NO_ARRIVALS(AlertName.NO_ARRIVALS, AlertSeverity.CRITICAL),
    SERVICE_LEVEL(AlertName.SERVICE_LEVEL, AlertSeverity.CRITICAL),
    SERVICE_LEVEL_TICKET(AlertName.SERVICE_LEVEL, AlertSeverity.WARNING),
    ABANDONMENT(AlertName.ABANDONMENT, AlertSeverity.CRITICAL),
    ABANDONMENT_TICKET(AlertName.ABANDONMENT, AlertSeverity.WARNING),
    FIRST_RESPONSE(AlertName.FIRST_RESPONSE, AlertSeverity.CRITICAL),
    FIRST_RESPONSE_TICKET(AlertName.FIRST_RESPONSE, AlertSeverity.WARNING),
    HANDLE_TIME(AlertName.HANDLE_TIME, AlertSeverity.WARNING),
    SPEED_OF_ANSWER(AlertName.SPEED_OF_ANSWER, AlertSeverity.WARNING),
    SOURCE_SILENT(AlertName.SOURCE_SILENT, AlertSeverity.CRITICAL),
    FIRST_CONTACT_RESOLUTION(AlertName.FIRST_CONTACT_RESOLUTION, AlertSeverity.WARNING),
    SATISFACTION(AlertName.SATISFACTION, AlertSeverity.WARNING),
    NET_PROMOTER_SCORE(AlertName.NET_PROMOTER_SCORE, AlertSeverity.WARNING),
    OCCUPANCY(AlertName.OCCUPANCY, AlertSeverity.WARNING),
    ADHERENCE(AlertName.ADHERENCE, AlertSeverity.WARNING),
    SHRINKAGE(AlertName.SHRINKAGE, AlertSeverity.WARNING);

    private final AlertName name;
    private final AlertSeverity severity;

    Trouble(AlertName name, AlertSeverity severity) {
        this.name = name;
        this.severity = severity;
    }

    /** Whether somebody is called. */
    boolean pages() {
        return severity == AlertSeverity.CRITICAL;
    }

    /** Who is told where nobody knows of the cause yet. */
    AlertSeverity severity() {
        return severity;
    }

    /** The name of its alert, and of its runbook. */
    AlertName alert() {
        return name;
    }

    /** The identity of its alert; without a queue it is of the whole channel. */
    AlertKey key(String channel, String queue) {
        return key(severity, channel, queue);
    }

    /**
     * The identity of its alert.
     *
     * @param told who is told of it
     * @param queue null where it is of the whole channel
     */
    AlertKey key(AlertSeverity told, String channel, String queue) {
        return new AlertKey(name.label(), told, channel, queue, null, null);
    }

    /** The identity of its alert where it is of a team. */
    AlertKey keyOfTeam(String team) {
        return new AlertKey(name.label(), severity, null, null, null, team);
    }
}
