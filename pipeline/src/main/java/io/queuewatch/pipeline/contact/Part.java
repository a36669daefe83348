package io.queuewatch.pipeline.contact;

/**
 * What one agent does on a visit while its events are being read, from connection to the end of
 * after-contact work.
 */
final class Part {

    private final String agent;
    private final String leg;
    private final long openedAt;
    private long closedAt = -1;
    private long wrapMs;
    private boolean wrapped;
    private boolean held;
    private boolean consulting;
    private long holdSince;
    private long holdMs;

    Part(String agent, String leg, long openedAt) {
        this.agent = agent;
        this.leg = leg;
        this.openedAt = openedAt;
    }

    String agent() {
        return agent;
    }

    boolean open() {
        return closedAt < 0;
    }

    /** Whether the end of this leg may be its end; an unknown leg may be any. */
    boolean of(String endedLeg) {
        return endedLeg == null || leg == null || leg.equals(endedLeg);
    }

    void close(long time) {
        if (held || consulting) {
            holdMs += time - holdSince;
        }
        closedAt = time;
    }

    void wrapUp(long time) {
        if (open()) {
            close(time);
        } else if (!wrapped) {
            wrapMs = time - closedAt;
        }
        wrapped = true;
    }

    /** The customer is on hold while the agent holds or consults: once, not twice, for both. */
    void hold(EventKind kind, long time) {
        boolean before = held || consulting;
        switch (kind) {
            case HELD -> held = true;
            case RESUMED -> held = false;
            case CONSULT_STARTED -> consulting = true;
            default -> consulting = false;
        }
        boolean after = held || consulting;
        if (after && !before) {
            holdSince = time;
        } else if (before && !after) {
            holdMs += time - holdSince;
        }
    }

    long handledAt() {
        return closedAt + wrapMs;
    }

    long talkMs() {
        return closedAt - openedAt - holdMs;
    }

    long holdMs() {
        return holdMs;
    }

    long wrapMs() {
        return wrapMs;
    }

    AgentPart read() {
        return new AgentPart(agent == null ? "" : agent, openedAt, open() ? 0 : closedAt);
    }
}
