package io.queuewatch.pipeline.agent;

import java.time.Instant;
import java.util.Map;

/** Time of agents that a test makes up. */
public final class TestTimes {

    private static final long HOUR_MS = 3_600_000;

    private TestTimes() {}

    /** So many hours more, by name of the measure, in the quarter of an hour of a team. */
    public static AgentTimeDelta of(String team, Instant quarter, Map<String, Integer> hours) {
        AgentTimeDelta delta = new AgentTimeDelta();
        delta.team = team;
        delta.agentId = "a";
        delta.quarter = quarter.toEpochMilli();
        delta.sums = new long[AgentMeasure.COUNT];
        hours.forEach(
                (name, sum) -> delta.sums[AgentMeasure.valueOf(name).ordinal()] = sum * HOUR_MS);
        return delta;
    }
}
