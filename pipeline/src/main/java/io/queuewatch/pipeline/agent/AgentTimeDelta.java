package io.queuewatch.pipeline.agent;

/**
 * By how much the time of an agent in a team, in a quarter of an hour, has changed. A POJO for
 * Flink; nobody changes it once it is built.
 */
public class AgentTimeDelta {

    /** The team that stands for all. */
    static final String ALL_TEAMS = "*";

    /** The team, {@code unknown}, or {@code *}. */
    public String team;

    /** The agent. */
    public String agentId;

    /** Beginning of the quarter of an hour, in milliseconds. */
    public long quarter;

    /** By how much the number of agents signed in at some moment of it has changed. */
    public int agents;

    /** By how much the sums have changed, in the order of {@link AgentMeasure}. */
    public long[] sums;

    /** Whether it is of one team, and not of all. */
    public boolean ofOneTeam() {
        return !team.equals(ALL_TEAMS);
    }

    /** The same for all teams. */
    AgentTimeDelta ofAllTeams() {
        AgentTimeDelta delta = new AgentTimeDelta();
        delta.team = ALL_TEAMS;
        delta.agentId = agentId;
        delta.quarter = quarter;
        delta.agents = agents;
        delta.sums = sums;
        return delta;
    }
}
