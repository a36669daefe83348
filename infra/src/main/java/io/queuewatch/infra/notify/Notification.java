package io.queuewatch.infra.notify;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One alert in one message.
 *
 * @param at when it arrived
 * @param receiver who would have been told: pager, chat, ticket, …
 * @param firing whether the trouble goes on; otherwise it is over
 * @param severity critical, warning or info
 * @param name what is wrong
 * @param where channel, queue and site, as far as the cause is of one
 * @param summary what is wrong, in one line
 */
record Notification(
        Instant at,
        String receiver,
        boolean firing,
        String severity,
        String name,
        String where,
        String summary) {

    static final String WATCHDOG = "QueuewatchWatchdog";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /**
     * Reads an alert of a webhook's message.
     *
     * @param receiver whose webhook it is
     * @param alert an element of the message's {@code alerts}
     */
    static Notification of(Instant at, String receiver, JsonNode alert) {
        JsonNode labels = alert.path("labels");
        List<String> where = new ArrayList<>();
        for (String label : List.of("channel", "queue", "site")) {
            if (labels.hasNonNull(label)) {
                where.add(labels.get(label).asText());
            }
        }
        return new Notification(
                at,
                receiver,
                alert.path("status").asText().equals("firing"),
                labels.path("severity").asText(),
                labels.path("alertname").asText(),
                String.join(" ", where),
                alert.path("annotations").path("summary").asText());
    }

    /** Whether it only says that the way to people is open. */
    boolean ofWatchdog() {
        return name.equals(WATCHDOG);
    }

    /** The line that people see. */
    String line(ZoneId zone) {
        return "%s  %-8s %-8s  %-8s  %s%s  %s"
                .formatted(
                        TIME.format(at.atZone(zone)),
                        receiver,
                        firing ? "FIRING" : "resolved",
                        severity,
                        name,
                        where.isEmpty() ? "" : "  " + where,
                        summary);
    }
}
