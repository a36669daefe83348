package io.queuewatch.pipeline.sla;

import java.util.Locale;

/** What is promised to a contact, each with a clock of its own. */
public enum Objective {
    /** A call is answered, once for each visit. */
    ANSWER,
    /** A person replies to a chat, an email or a post for the first time, once for each visit. */
    FIRST_RESPONSE,
    /** A person replies to what the customer wrote afterwards. */
    NEXT_RESPONSE,
    /** Somebody of level 2 does something about what was escalated to them. */
    LEVEL_2,
    /** What has become urgent is resolved. */
    PRIORITY_1,
    /** The contact is resolved. */
    RESOLUTION;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name in rows, such as {@code first_response}. */
    public String label() {
        return label;
    }
}
