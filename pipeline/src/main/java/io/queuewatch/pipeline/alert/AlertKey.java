package io.queuewatch.pipeline.alert;

import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertSeverity;
import io.queuewatch.schemas.AlertState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What identifies the cause of an alert, and nothing else: its labels in Alertmanager. A value has
 * no place here, for with each new one there would be a new incident.
 *
 * @param name what is wrong, in CamelCase, beginning with Queuewatch
 * @param severity who is told
 * @param channel where the cause is of one channel; else null
 * @param queue where the cause is of one queue; else null
 * @param site where the cause is of one site; else null
 * @param team where the cause is of one team; else null
 */
public record AlertKey(
        String name,
        AlertSeverity severity,
        String channel,
        String queue,
        String site,
        String team) {

    private static final Pattern NAME = Pattern.compile("Queuewatch([A-Z0-9][A-Za-z0-9]*)");

    /**
     * @throws IllegalArgumentException where the name is none of ours
     */
    public AlertKey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "an alert is called \"%s\": want CamelCase that begins with Queuewatch, such as QueuewatchSourceSilent"
                            .formatted(name));
        }
        Objects.requireNonNull(severity, "severity");
    }

    /**
     * The identity of an alert.
     *
     * @throws IllegalArgumentException where its name is none of ours
     */
    public static AlertKey of(Alert alert) {
        return new AlertKey(
                alert.getName(),
                alert.getSeverity(),
                alert.getChannel(),
                alert.getQueue(),
                alert.getSite(),
                alert.getTeam());
    }

    /** The beginning of a word about a turn; what it says to people is left to be set. */
    public Alert.Builder word(AlertChange change) {
        return Alert.newBuilder()
                .setName(name)
                .setSeverity(severity)
                .setChannel(channel)
                .setQueue(queue)
                .setSite(site)
                .setTeam(team)
                .setState(change.state())
                .setStartsAt(Instant.ofEpochMilli(change.startsAt()))
                .setEndsAt(
                        change.state() == AlertState.RESOLVED
                                ? Instant.ofEpochMilli(change.endsAt())
                                : null)
                .setAt(Instant.ofEpochMilli(change.at()));
    }

    /** Labels by name; what the cause is not bound to is left out. */
    Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("alertname", name);
        labels.put("severity", severity.name().toLowerCase(Locale.ROOT));
        labels.putAll(place());
        return labels;
    }

    /** Channel, queue, site and team, as far as the cause is bound to them. */
    Map<String, String> place() {
        Map<String, String> place = new LinkedHashMap<>();
        place.put("channel", channel);
        place.put("queue", queue);
        place.put("site", site);
        place.put("team", team);
        place.values().removeIf(value -> value == null || value.isEmpty());
        return place;
    }

    /**
     * Its place among others that are sent at the same time: what concerns more than a queue before
     * what may follow from it, and the severe before the less severe about the same cause.
     */
    int rank() {
        if (queue == null) {
            return 0;
        }
        return switch (severity) {
            case CRITICAL -> 1;
            case WARNING -> 2;
            case INFO -> 3;
        };
    }

    /** As the key of a Kafka record: words about one cause stay in order. */
    public String text() {
        String text =
                Stream.of(name, severity.name(), channel, queue, site)
                        .map(part -> Objects.requireNonNullElse(part, ""))
                        .collect(Collectors.joining("|"));
        return team == null ? text : text + '|' + team;
    }
}
