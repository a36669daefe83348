package io.queuewatch.pipeline.batch;

import java.time.Duration;
import java.time.Instant;

/** One agent's part in an answered visit. */
final class Part {

    final String agent;
    final String leg;
    private final Instant opened;
    private Instant closed;
    private Duration wrap = Duration.ZERO;
    private boolean wrapped;
    private boolean held;
    private boolean consulting;
    private Instant holdBegan;
    private Duration hold = Duration.ZERO;

    Part(String agent, String leg, Instant opened) {
        this.agent = agent;
        this.leg = leg;
        this.opened = opened;
    }

    boolean isOpen() {
        return closed == null;
    }

    void hold(boolean on, Instant at) {
        setHold(on, consulting, at);
    }

    void consult(boolean on, Instant at) {
        setHold(held, on, at);
    }

    /** The customer is on hold while the agent holds or consults: once, not twice, for both. */
    private void setHold(boolean holds, boolean consults, Instant at) {
        boolean before = held || consulting;
        boolean after = holds || consults;
        if (!before && after) {
            holdBegan = at;
        } else if (before && !after) {
            hold = hold.plus(Duration.between(holdBegan, at));
        }
        held = holds;
        consulting = consults;
    }

    void close(Instant at) {
        setHold(false, false, at);
        closed = at;
    }

    void wrapUp(Instant at) {
        if (wrapped) {
            return;
        }
        wrapped = true;
        if (isOpen()) {
            close(at);
        } else {
            wrap = Duration.between(closed, at);
        }
    }

    Duration talk() {
        return Duration.between(opened, closed).minus(hold);
    }

    Duration hold() {
        return hold;
    }

    Duration wrap() {
        return wrap;
    }

    /** When the agent was no longer with the customer. */
    Instant closed() {
        return closed;
    }

    Instant end() {
        return closed.plus(wrap);
    }
}
