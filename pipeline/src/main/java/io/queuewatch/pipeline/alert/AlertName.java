package io.queuewatch.pipeline.alert;

/** All alerts there are; each has a runbook of its name. */
public enum AlertName {
    WATCHDOG("Watchdog"),
    NOBODY_SIGNED_IN("NobodySignedIn"),
    NOBODY_ANSWERS("NobodyAnswers"),
    OLDEST_WAIT("OldestWait"),
    CALLBACKS_OVERDUE("CallbacksOverdue"),
    NO_ARRIVALS("NoArrivals"),
    SERVICE_LEVEL("ServiceLevel"),
    ABANDONMENT("Abandonment"),
    FIRST_RESPONSE("FirstResponse"),
    HANDLE_TIME("HandleTime"),
    SPEED_OF_ANSWER("SpeedOfAnswer"),
    FIRST_CONTACT_RESOLUTION("FirstContactResolution"),
    SATISFACTION("Satisfaction"),
    NET_PROMOTER_SCORE("NetPromoterScore"),
    OCCUPANCY("Occupancy"),
    ADHERENCE("Adherence"),
    SHRINKAGE("Shrinkage"),
    SOURCE_SILENT("SourceSilent"),
    PIPELINE_BEHIND("PipelineBehind"),
    DATABASE_AWAY("DatabaseAway"),
    DATABASE_WRITER_SILENT("DatabaseWriterSilent"),
    DRIFT_QUEUE("DriftQueue"),
    DRIFT_SITE("DriftSite");

    private static final String PREFIX = "Queuewatch";

    private final String label;

    AlertName(String label) {
        this.label = PREFIX + label;
    }

    /** As Alertmanager and the runbooks know it. */
    public String label() {
        return label;
    }
}
