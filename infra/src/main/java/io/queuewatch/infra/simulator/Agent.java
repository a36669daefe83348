package io.queuewatch.infra.simulator;

import io.queuewatch.schemas.AgentEvent;
import io.queuewatch.schemas.AgentEventType;
import io.queuewatch.schemas.AgentState;
import io.queuewatch.schemas.AwayReason;
import java.time.Duration;
import java.util.Comparator;

/** Somebody who serves customers: what they are to do, what they do, and the events that say so. */
final class Agent {
    private static final long HEARTBEAT = Duration.ofSeconds(60).toMillis();

    /** Who is next: the least busy, of those whoever has been so for longest. */
    static final Comparator<Agent> NEXT =
            Comparator.<Agent>comparingInt(agent -> agent.open + agent.wrapping)
                    .thenComparingLong(agent -> agent.since)
                    .thenComparingInt(agent -> agent.number);

    private final Centre centre;
    private final Crew crew;
    private final int number;
    private final String id;
    private final String team;
    private final String site;

    private AgentState state = AgentState.SIGNED_OUT;
    private AwayReason reason;
    private AwayReason planned;
    private boolean onDuty;
    private boolean absent;
    private boolean missed;
    private int open;
    private int wrapping;
    private long since;
    private Agenda.Task heartbeat;

    Agent(Centre centre, Crew crew, int number, String team, String site) {
        this.centre = centre;
        this.crew = crew;
        this.number = number;
        this.id = crew.name() + "-" + (number + 1);
        this.team = team;
        this.site = site;
    }

    String id() {
        return id;
    }

    String team() {
        return team;
    }

    String site() {
        return site;
    }

    /** On duty from now on, or off as soon as the last contact is done. */
    void onDuty(boolean now) {
        change(() -> onDuty = now);
    }

    /** Away for this reason as soon as the last contact is done; null: back. */
    void away(AwayReason why) {
        change(() -> planned = why);
    }

    /** Out, as by illness: no duty is done while it lasts. */
    void absent(boolean now) {
        if (now != absent) {
            change(() -> absent = now);
        }
    }

    /** Lets a ringing phone ring, and is elsewhere until told otherwise. */
    void miss() {
        change(
                () -> {
                    open--;
                    missed = true;
                });
    }

    /** Is back at the phone that rang. */
    void isBack() {
        change(() -> missed = false);
    }

    void take() {
        crew.busy(this);
        open++;
        settle();
        if (ready()) {
            crew.add(this);
        }
    }

    /** The contact goes elsewhere and leaves no work behind. */
    void drop() {
        change(() -> open--);
    }

    void wrapUp() {
        change(
                () -> {
                    open--;
                    wrapping++;
                });
    }

    void wrappedUp() {
        change(() -> wrapping--);
    }

    private void change(Runnable what) {
        crew.busy(this);
        what.run();
        settle();
        if (ready()) {
            since = centre.now();
            crew.free(this);
        }
    }

    private boolean ready() {
        return onDuty && !absent && !missed && planned == null && open + wrapping < crew.slots();
    }

    private void settle() {
        if (open > 0) {
            become(AgentState.ON_CONTACT, null);
        } else if (wrapping > 0) {
            become(AgentState.WRAP_UP, null);
        } else if (!onDuty || absent) {
            become(AgentState.SIGNED_OUT, null);
        } else if (missed) {
            become(AgentState.AWAY, AwayReason.OTHER);
        } else if (planned != null) {
            become(AgentState.AWAY, planned);
        } else {
            become(AgentState.AVAILABLE, null);
        }
    }

    private void become(AgentState now, AwayReason why) {
        if (state == now && reason == why) {
            return;
        }
        if (state == AgentState.SIGNED_OUT) {
            tell(AgentEventType.SIGNED_IN);
            heartbeat = centre.after(HEARTBEAT, this::beat);
        }
        state = now;
        reason = why;
        tell(AgentEventType.valueOf(now.name())).setReason(why);
        if (now == AgentState.SIGNED_OUT) {
            heartbeat.cancel();
        }
    }

    private void beat() {
        AgentEvent event = tell(AgentEventType.HEARTBEAT);
        event.setState(state);
        event.setReason(reason);
        heartbeat = centre.after(HEARTBEAT, this::beat);
    }

    private AgentEvent tell(AgentEventType type) {
        AgentEvent event = centre.journal().agent(type, this);
        event.setQueues(crew.serves());
        event.setSlots(crew.chatSlots());
        event.setOpenContacts(open);
        return event;
    }
}
