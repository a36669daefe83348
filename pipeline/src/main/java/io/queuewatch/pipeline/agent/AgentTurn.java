package io.queuewatch.pipeline.agent;

/** That an agent signs in or out, or is heard of no more or again. A POJO for Flink. */
public class AgentTurn {

    /** After this long without a heartbeat it is known that it is missing, in milliseconds. */
    public static final long KNOWN_AFTER_MS = Standing.MISSED_MS + 1;

    /** When, in milliseconds. */
    public long at;

    /** By how many more are signed in. */
    public int signedIn;

    /** By how many more of them nothing is known, since their heartbeats are missing. */
    public int lost;
}
