package io.queuewatch.pipeline.agent;

import java.io.Serializable;

/**
 * How long what is known of agents may change.
 *
 * @param horizonMs how late an event may come, in milliseconds
 * @param silenceMs after this long without any event an agent has signed out unheard; also how far
 *     back a schedule may begin; in milliseconds
 */
public record AgentLimits(long horizonMs, long silenceMs) implements Serializable {

    /** How far back the time of agents may still change, in milliseconds. */
    long keepMs() {
        return horizonMs + silenceMs;
    }
}
