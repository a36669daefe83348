package io.queuewatch.pipeline.outcome;

/** What is summed of a day: the additive fields of the rows {@code Outbound}, in their order. */
enum OutboundMeasure {
    CONTACTS,
    HANDLED,
    TALK_MS;

    /** How many there are. */
    static final int COUNT = values().length;
}
