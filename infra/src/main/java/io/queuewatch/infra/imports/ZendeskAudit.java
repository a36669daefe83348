package io.queuewatch.infra.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One update of a Zendesk ticket, read and checked, whichever export it comes from.
 *
 * @param ticket its id
 * @param id of the audit; later audits have higher ones
 * @param author the user who made it, "-1" for Zendesk itself
 * @param via the channel it came by, in small letters
 * @param creates whether the ticket begins with it
 * @param changes in order
 */
record ZendeskAudit(
        String ticket,
        long id,
        Instant time,
        String author,
        String via,
        boolean creates,
        List<Change> changes) {

    private static final List<String> FIELDS =
            List.of("status", "group_id", "assignee_id", "requester_id", "priority", "tags");
    private static final Set<String> STATUSES =
            Set.of("new", "open", "pending", "hold", "solved", "closed", "deleted");
    private static final Map<String, Integer> PRIORITIES =
            Map.of("urgent", 1, "high", 2, "normal", 3, "low", 4);
    private static final String COMMENT = "Comment";
    private static final String RATING = "SatisfactionRating";
    private static final String MERGED = "closed_by_merge";

    /**
     * Something that an audit says.
     *
     * @param what a field that is set; else {@code Comment} (public ones only) or {@code
     *     SatisfactionRating}
     * @param value of the field, the author of the comment, the score; null where it is empty
     * @param via the channel of a comment
     */
    record Change(String what, String value, String via) {}

    static ZendeskAudit of(JsonFields audit) {
        Long id = audit.whole("id");
        if (id == null) {
            audit.requiredText("id");
        }
        boolean exported = audit.has("child_events");
        List<JsonFields> events = audit.list(exported ? "child_events" : "events");
        String author = audit.text(exported ? "updater_id" : "author_id");
        String via = via(audit, "");
        List<Change> changes = new ArrayList<>();
        boolean creates = false;
        for (JsonFields event : events) {
            String type = event.requiredText(exported ? "event_type" : "type");
            creates |= type.equals("Create");
            switch (type) {
                case "Create", "Change" -> {
                    if (exported) {
                        FIELDS.stream()
                                .filter(event.names()::contains)
                                .forEach(field -> changes.add(set(event, field, field)));
                    } else if (FIELDS.contains(event.requiredText("field_name"))) {
                        changes.add(set(event, event.text("field_name"), "value"));
                    }
                }
                case COMMENT -> {
                    if (event.isTrue("public") || event.isTrue("comment_public")) {
                        String own = event.text("author_id");
                        changes.add(
                                new Change(COMMENT, own == null ? author : own, via(event, via)));
                    }
                }
                case RATING -> changes.add(new Change(RATING, event.requiredText("score"), via));
                default -> {}
            }
        }
        return new ZendeskAudit(
                audit.requiredText("ticket_id"), id, time(audit), author, via, creates, changes);
    }

    /** What the last change of a field sets it to. */
    Optional<String> last(String field) {
        return changes.stream()
                .filter(change -> change.what().equals(field) && change.value() != null)
                .reduce((first, second) -> second)
                .map(Change::value);
    }

    /** Whether the ticket goes on in another one. */
    boolean merges() {
        return changes.stream().anyMatch(change -> MERGED.equals(change.value()));
    }

    /** 1 for urgent to 4 for low. */
    static int priority(String name) {
        return PRIORITIES.get(name);
    }

    private static Change set(JsonFields event, String field, String from) {
        if (field.equals("tags")) {
            return new Change(field, event.lists(from, MERGED) ? MERGED : null, "");
        }
        String value = event.text(from);
        if (value != null && field.equals("status") && !STATUSES.contains(value)) {
            throw event.wrong(from, "a status: new, open, pending, hold, solved, closed, deleted");
        }
        if (value != null && field.equals("priority") && !PRIORITIES.containsKey(value)) {
            throw event.wrong(from, "a priority: urgent, high, normal, low");
        }
        return new Change(field, value, "");
    }

    private static Instant time(JsonFields audit) {
        Instant time = audit.has("created_at") ? null : audit.epoch("timestamp");
        return time == null ? audit.requiredTime("created_at") : time;
    }

    /** An object with the channel's name, or in the incremental export a text. */
    private static String via(JsonFields event, String otherwise) {
        String via =
                event.isObject("via") ? event.object("via").text("channel") : event.text("via");
        return via == null ? otherwise : via.toLowerCase(Locale.ROOT).replace(' ', '_');
    }
}
