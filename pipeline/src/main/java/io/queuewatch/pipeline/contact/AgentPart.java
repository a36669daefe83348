package io.queuewatch.pipeline.contact;

/**
 * Who was with the customer, and from when to when.
 *
 * @param agent the agent; an empty string stands for an unnamed one
 * @param open when the agent was connected, in milliseconds
 * @param close when the part ended, or 0 where it goes on
 */
record AgentPart(String agent, long open, long close) {

    boolean goesOn() {
        return close == 0;
    }
}
