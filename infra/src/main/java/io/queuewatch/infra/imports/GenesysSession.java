package io.queuewatch.infra.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a participant did in a conversation of Genesys Cloud, over one medium.
 *
 * @param purpose of the participant: customer, external, ivr, acd, agent, user, voicemail, …
 * @param user the agent's id; null for others
 * @param segments in the order of time, at least one
 */
record GenesysSession(String purpose, String user, JsonFields fields, List<Segment> segments) {

    private static final Set<String> CUSTOMERS = Set.of("customer", "external");
    private static final Set<String> AGENTS = Set.of("agent", "user");
    private static final Set<String> CONNECTED = Set.of("interact", "hold");

    /**
     * A state and how long it lasted.
     *
     * @param end null where it still lasts
     * @param queue null where it has to do with none
     * @param disconnect how it ended; empty where it did not end the session
     */
    record Segment(String type, Instant start, Instant end, String queue, String disconnect) {

        static Segment of(JsonFields segment) {
            Instant start = segment.requiredTime("segmentStart");
            Instant end = segment.time("segmentEnd");
            new TimeOrder().then("segmentStart", start).then("segmentEnd", end);
            String queue = segment.text("queueName");
            String disconnect = segment.text("disconnectType");
            return new Segment(
                    segment.requiredText("segmentType"),
                    start,
                    end,
                    queue == null ? segment.text("queueId") : queue,
                    disconnect == null ? "" : disconnect);
        }
    }

    /** All sessions of a conversation, in the order of time. */
    static List<GenesysSession> of(JsonFields conversation) {
        List<GenesysSession> sessions = new ArrayList<>();
        for (JsonFields participant : conversation.list("participants")) {
            String purpose = participant.requiredText("purpose");
            for (JsonFields session : participant.list("sessions")) {
                List<Segment> segments =
                        session.list("segments").stream()
                                .map(Segment::of)
                                .sorted(Comparator.comparing(Segment::start))
                                .toList();
                if (!segments.isEmpty()) {
                    String user = participant.text("userId");
                    sessions.add(new GenesysSession(purpose, user, session, segments));
                }
            }
        }
        sessions.sort(Comparator.comparing(GenesysSession::begin));
        return sessions;
    }

    String media() {
        return fields.requiredText("mediaType");
    }

    /** Inbound or outbound; null where it is not known. */
    String direction() {
        return fields.text("direction");
    }

    boolean isCustomers() {
        return CUSTOMERS.contains(purpose);
    }

    boolean isAgents() {
        return AGENTS.contains(purpose);
    }

    boolean isQueue() {
        return purpose.equals("acd");
    }

    boolean isCallback() {
        return media().equals("callback");
    }

    Instant begin() {
        return segments.get(0).start();
    }

    /** When its last segment ended; null where it still lasts. */
    Instant end() {
        return lastSegment().end();
    }

    /** How its last segment ended. */
    String disconnect() {
        return lastSegment().disconnect();
    }

    /** The queue of the first segment that has one; null where none has. */
    String queue() {
        return segments.stream()
                .map(Segment::queue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** When the parties were first connected. */
    Optional<Instant> connected() {
        return of("interact").stream().map(Segment::start).findFirst();
    }

    /** When the parties were last connected; null while they still are. */
    Instant disconnected() {
        return lastConnected().map(Segment::end).orElse(null);
    }

    /** Whether it ended because the customer went on to somebody else. */
    boolean isTransferred() {
        return lastConnected().filter(last -> last.disconnect().startsWith("transfer")).isPresent();
    }

    /** Segments of one type. */
    List<Segment> of(String type) {
        return segments.stream().filter(segment -> segment.type().equals(type)).toList();
    }

    /** The time spent in all interact and wrapup segments that have ended. */
    Duration work() {
        return segments.stream()
                .filter(s -> s.type().equals("interact") || s.type().equals("wrapup"))
                .filter(s -> s.end() != null)
                .map(s -> Duration.between(s.start(), s.end()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    boolean hasMetric(String name) {
        return fields.list("metrics").stream().anyMatch(m -> name.equals(m.text("name")));
    }

    private Optional<Segment> lastConnected() {
        return segments.stream()
                .filter(segment -> CONNECTED.contains(segment.type()))
                .reduce((first, second) -> second);
    }

    private Segment lastSegment() {
        return segments.get(segments.size() - 1);
    }
}
