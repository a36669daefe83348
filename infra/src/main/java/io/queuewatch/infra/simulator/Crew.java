package io.queuewatch.infra.simulator;

import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.infra.simulator.model.QueueModel;
import io.queuewatch.infra.simulator.model.Staffing;
import io.queuewatch.pipeline.contact.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The agents of a queue, who may serve other queues too; who of them is free, and who is next. */
final class Crew {
    /** So many free agents stay with their own queue, lest it misses its own promise. */
    private static final int RESERVE = 4;

    private final Centre centre;
    private final QueueModel model;
    private final List<Agent> agents = new ArrayList<>();
    private final TreeSet<Agent> free = new TreeSet<>(Agent.NEXT);
    private final List<Line> lines = new ArrayList<>();
    private List<String> serves = List.of();

    Crew(Centre centre, QueueModel model) {
        this.centre = centre;
        this.model = model;
    }

    /** Agents come to work from now on. */
    void begin(List<Line> served) {
        lines.addAll(served);
        serves = served.stream().map(Line::name).toList();
        if (model.staffing() instanceof Staffing.Constant constant) {
            for (int i = 0; i < constant.agents(); i++) {
                hire().onDuty(true);
            }
        } else {
            new Roster(centre, this, model).begin();
        }
    }

    Agent hire() {
        int number = agents.size();
        Agent agent =
                new Agent(
                        centre,
                        this,
                        number,
                        CentreModel.team(name(), number),
                        centre.anyOf(centre.model().sites()));
        agents.add(agent);
        agent.absent(areOut(agent.team()));
        return agent;
    }

    /** A team may be out from now on, or back. */
    void lookWhoIsOut() {
        agents.forEach(agent -> agent.absent(areOut(agent.team())));
    }

    private boolean areOut(String team) {
        return centre.incidents().areOut(name(), team);
    }

    String name() {
        return model.name();
    }

    /** The queues that its agents serve, their own first. */
    List<String> serves() {
        return serves;
    }

    int slots() {
        return model.work().slots();
    }

    /** Null but for chats. */
    Integer chatSlots() {
        return model.channel() == Channel.CHAT ? slots() : null;
    }

    boolean anyFree() {
        return !free.isEmpty();
    }

    boolean canSpare() {
        return free.size() > RESERVE;
    }

    /** Who is next; only where somebody is free. */
    Agent next() {
        return free.first();
    }

    void busy(Agent agent) {
        free.remove(agent);
    }

    void add(Agent agent) {
        free.add(agent);
    }

    /** An agent can take a contact, and gets one of those who wait. */
    void free(Agent agent) {
        add(agent);
        lines.forEach(Line::serve);
    }
}
