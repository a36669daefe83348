package io.queuewatch.pipeline.outcome;

/** What is summed of a day: the additive fields of the rows {@code Outcome}, in their order. */
enum OutcomeMeasure {
    CONTACTS,
    CONTACTS_HANDLED,
    COST,
    CREDITS,
    RESOLVED,
    RESOLVED_INFERRED,
    RESOLVED_KNOWN,
    RESOLUTION_MS,
    RESOLUTION_INFERRED_MS,
    REOPENED,
    ESCALATED,
    FCR_1_BASE,
    FCR_1_MET,
    FCR_1_OPEN,
    FCR_7_BASE,
    FCR_7_MET,
    FCR_7_OPEN,
    FCR_30_BASE,
    FCR_30_MET,
    FCR_30_OPEN,
    RIGHT_FIRST_TIME_BASE,
    RIGHT_FIRST_TIME_MET,
    RIGHT_FIRST_TIME_OPEN,
    SURVEYS_INVITED,
    SURVEYS_ANSWERED,
    CSAT_N,
    CSAT_SUM_MICRO,
    CSAT_SUM_SQ_MICRO,
    CSAT_SHARE_N,
    CSAT_GOOD,
    NPS_N,
    PROMOTERS,
    DETRACTORS,
    FOLLOWED_UP,
    FOLLOW_UP_MS;

    /** How many there are. */
    static final int COUNT = values().length;
}
