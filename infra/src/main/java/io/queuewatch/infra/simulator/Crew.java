package io.queuewatch.infra.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The agents of a queue: who is on duty, and who of them is free, the longest free first. */
final class Crew {
    private final String queue;
    private final List<Agent> agents = new ArrayList<>();
    private final Set<Agent> free = new LinkedHashSet<>();
    private final Set<Agent> busy = new HashSet<>();
    private int onDuty;

    Crew(String queue) {
        this.queue = queue;
    }

    /** From now on so many agents work; whoever is busy finishes first. */
    void resize(int wanted) {
        while (agents.size() < wanted) {
            int number = agents.size();
            agents.add(
                    new Agent(queue + "-" + (number + 1), queue + "-" + (number % 2 + 1), number));
        }
        for (Agent agent : agents.subList(Math.min(onDuty, wanted), wanted)) {
            if (!busy.contains(agent)) {
                free.add(agent);
            }
        }
        free.removeIf(agent -> agent.number() >= wanted);
        onDuty = wanted;
    }

    boolean anyFree() {
        return !free.isEmpty();
    }

    Agent take() {
        Agent agent = free.iterator().next();
        free.remove(agent);
        busy.add(agent);
        return agent;
    }

    void release(Agent agent) {
        busy.remove(agent);
        if (agent.number() < onDuty) {
            free.add(agent);
        }
    }
}
