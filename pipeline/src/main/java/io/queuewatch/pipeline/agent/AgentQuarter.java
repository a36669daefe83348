package io.queuewatch.pipeline.agent;

import java.util.HashMap;
import java.util.Map;

/** The time of a team's agents in a quarter of an hour. A POJO for Flink, so that it can grow. */
public class AgentQuarter {

    /** Milliseconds in the order of {@link AgentMeasure}. */
    public long[] sums = new long[AgentMeasure.COUNT];

    /** Who was signed in at some moment; in the total of all teams once per team. */
    public Map<String, Integer> agents = new HashMap<>();

    void add(AgentTimeDelta delta) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += delta.sums[i];
        }
        if (delta.agents != 0) {
            agents.merge(
                    delta.agentId,
                    delta.agents,
                    (one, other) -> one + other == 0 ? null : Integer.valueOf(one + other));
        }
    }
}
