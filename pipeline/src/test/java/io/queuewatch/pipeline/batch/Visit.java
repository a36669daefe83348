package io.queuewatch.pipeline.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One stay of a contact in one queue, and the agents' parts that came of it. */
final class Visit {

    final String queue;
    final Tags tags;
    final Duration target;
    final Instant begin;
    final List<Part> parts = new ArrayList<>();

    /** The leg it waits on; null: not known. */
    String leg;

    /** Begun by a transfer that no QUEUED has confirmed yet. */
    boolean pending;

    private Outcome outcome = Outcome.WAITING;
    private Instant settled;

    Visit(String queue, Tags tags, Duration target, Instant begin) {
        this.queue = queue;
        this.tags = tags;
        this.target = target;
        this.begin = begin;
    }

    boolean waits() {
        return outcome == Outcome.WAITING;
    }

    void settle(Outcome what, Instant at) {
        outcome = what;
        settled = at;
    }

    Outcome outcome() {
        return outcome;
    }

    /** When it stopped waiting. */
    Instant settled() {
        return settled;
    }

    /** How long the customer waited; not known of what waits or was lost. */
    boolean hasWait() {
        return outcome != Outcome.WAITING && outcome != Outcome.LOST;
    }

    Duration waited() {
        return Duration.between(begin, settled);
    }

    List<Part> openParts() {
        return parts.stream().filter(Part::isOpen).toList();
    }

    /** The agent's open part, or all open parts if the agent is not known or has none. */
    List<Part> openPartsOf(String agent) {
        List<Part> open = openParts();
        List<Part> own =
                open.stream().filter(part -> agent != null && agent.equals(part.agent)).toList();
        return own.isEmpty() ? open : own;
    }

    boolean hasOpenPart(String agent) {
        return openParts().stream().anyMatch(part -> Objects.equals(part.agent, agent));
    }

    /** Answered, and no agent is at it any more. */
    boolean isHandled() {
        return outcome == Outcome.ANSWERED && openParts().isEmpty();
    }

    Instant handledAt() {
        return parts.stream().map(Part::end).max(Instant::compareTo).orElseThrow();
    }
}
