package io.queuewatch.pipeline.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** One stay of a contact in one queue, and what agents did in it. */
final class Visit {

    final String channel;
    final String queue;
    final Tags tags;
    final Promise promise;
    final Instant begin;
    final List<Part> parts = new ArrayList<>();
    final List<Reply> replies = new ArrayList<>();
    final List<CallBack> callBacks = new ArrayList<>();

    /** The team that began or answered it; null: not known. */
    String team;

    /** The leg it waits on; null: not known. */
    String leg;

    /** Begun by a transfer that no QUEUED has confirmed yet. */
    boolean pending;

    private Outcome outcome = Outcome.WAITING;
    private Instant settled;

    Visit(String channel, String queue, Tags tags, Promise promise, Instant begin) {
        this.channel = channel;
        this.queue = queue;
        this.tags = tags;
        this.promise = promise;
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

    /** Whether an agent's doings are no contradiction: they go on, or by way of another queue. */
    boolean goesOn() {
        return switch (outcome) {
            case WAITING, ANSWERED, CALLBACK, TRANSFER -> true;
            default -> false;
        };
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

    /** When the last agent's part ended, or the last reply was written. */
    Instant handledAt() {
        return (Event.isWritten(channel)
                        ? replies.stream().map(Reply::at)
                        : parts.stream().map(Part::end))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    /** Whether its handle time is known. */
    boolean isTimed() {
        return !Event.isWritten(channel) || workTimes().findAny().isPresent();
    }

    Duration talk() {
        return Event.isWritten(channel)
                ? Duration.ofMillis(workTimes().mapToLong(Long::longValue).sum())
                : sum(parts.stream().map(Part::talk));
    }

    Duration hold() {
        return sum(parts.stream().map(Part::hold));
    }

    Duration wrap() {
        return sum(parts.stream().map(Part::wrap));
    }

    private Stream<Long> workTimes() {
        return replies.stream().map(Reply::workTime).filter(Objects::nonNull);
    }

    private static Duration sum(Stream<Duration> durations) {
        return durations.reduce(Duration.ZERO, Duration::plus);
    }
}
