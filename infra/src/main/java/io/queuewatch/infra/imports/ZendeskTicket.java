package io.queuewatch.infra.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must be known of a Zendesk ticket to tell what its next audit means. */
final class ZendeskTicket {

    private static final String NO_GROUP = "ungrouped";
    private static final String NOBODY = "-1";
    private static final Set<String> SOLVED = Set.of("solved", "closed");

    private static final List<String> NETWORKS =
            List.of(
                    "twitter",
                    "facebook",
                    "instagram",
                    "whatsapp",
                    "line",
                    "wechat",
                    "viber",
                    "telegram",
                    "kakaotalk",
                    "any_channel",
                    "sms",
                    "text_message");
    private static final List<String> NOT_TIMED =
            List.of("chat", "native_messaging", "messaging", "voice", "phone");

    private final Optional<CustomerKey> customers;
    private final Optional<String> ignored;
    private final String network;
    private final boolean outbound;
    private String requester;
    private String status = "new";
    private Instant reached = Instant.MIN;
    private long last = -1;

    /**
     * @param creation its first audit
     * @throws RowException where it does not say whose ticket it is
     */
    ZendeskTicket(ZendeskAudit creation, Optional<CustomerKey> customers) {
        this.customers = customers;
        this.requester =
                creation.last("requester_id")
                        .orElseThrow(
                                () ->
                                        new RowException(
                                                "no requester_id",
                                                "the ticket is created without a requester_id"));
        this.ignored = beginning(NOT_TIMED, creation.via()).map(channel -> "tickets by " + channel);
        this.network = beginning(NETWORKS, creation.via()).orElse(null);
        this.outbound =
                creation.via().startsWith("web")
                        && creation.last("Comment").filter(this::isAnother).isPresent();
    }

    /** The events that an audit of this ticket becomes. */
    Conversion apply(ZendeskAudit audit) {
        if (ignored.isPresent()) {
            return Conversion.skipped(ignored.get());
        }
        if (audit.time().isBefore(reached) || audit.id() == last) {
            return Conversion.skipped("audits that come twice or not oldest first");
        }
        reached = audit.time();
        last = audit.id();
        EventRecord record = network == null ? EventRecord.EMAIL : EventRecord.SOCIAL;
        Drafts drafts =
                new Drafts(record, "zendesk", audit.ticket(), Long.toString(audit.id()), audit.id())
                        .common("network", network)
                        .common("direction", outbound ? "OUTBOUND" : "INBOUND");
        if (audit.creates()) {
            received(audit, drafts);
        }
        for (ZendeskAudit.Change change : audit.changes()) {
            switch (change.what()) {
                case "Comment" -> comment(audit, change, drafts);
                case "SatisfactionRating" -> rating(audit, change.value(), drafts);
                case "status" -> status(audit, change.value(), drafts);
                case "assignee_id" -> {
                    if (change.value() != null) {
                        drafts.add("ASSIGNED", audit.time()).with("agentId", change.value());
                    }
                }
                default -> {
                    if (!audit.creates()) {
                        changed(audit, change, drafts);
                    }
                }
            }
        }
        return drafts.events().isEmpty()
                ? Conversion.skipped("nothing that is counted")
                : Conversion.of(drafts.events());
    }

    private void received(ZendeskAudit audit, Drafts drafts) {
        drafts.add("RECEIVED", audit.time())
                .with("queue", audit.last("group_id").orElse(NO_GROUP))
                .with("priority", audit.last("priority").map(ZendeskAudit::priority).orElse(null))
                .with("customer", customer());
    }

    private void changed(ZendeskAudit audit, ZendeskAudit.Change change, Drafts drafts) {
        String value = change.value();
        switch (change.what()) {
            case "group_id" ->
                    drafts.add("TRANSFERRED", audit.time())
                            .with("toQueue", value == null ? NO_GROUP : value);
            case "priority" -> {
                if (value != null) {
                    drafts.add("UPDATED", audit.time())
                            .with("priority", ZendeskAudit.priority(value));
                }
            }
            case "requester_id" -> {
                if (value != null) {
                    requester = value;
                    drafts.add("UPDATED", audit.time()).with("customer", customer());
                }
            }
            default -> {}
        }
    }

    private void comment(ZendeskAudit audit, ZendeskAudit.Change comment, Drafts drafts) {
        String author = comment.value();
        if (author != null && !isAnother(author)) {
            // The first is the ticket itself.
            if (!audit.creates()) {
                drafts.add("CUSTOMER_REPLIED", audit.time()).with("author", "CUSTOMER");
            }
            return;
        }
        String kind = kind(author, comment.via());
        if (audit.creates() && kind.equals("AGENT") && !outbound) {
            // Somebody wrote the ticket down for the requester.
            return;
        }
        drafts.add("REPLIED", audit.time())
                .with("author", kind)
                .with("agentId", kind.equals("AGENT") ? author : null);
    }

    private static String kind(String author, String via) {
        if (via.startsWith("answer_bot")) {
            return "BOT";
        }
        boolean automatic = via.equals("rule") || via.equals("system") || NOBODY.equals(author);
        if (automatic) {
            return "SYSTEM";
        }
        return author == null ? "UNKNOWN" : "AGENT";
    }

    private void status(ZendeskAudit audit, String to, Drafts drafts) {
        if (to == null || to.equals(status)) {
            return;
        }
        String from = status;
        status = to;
        if (from.equals("hold")) {
            drafts.add("RESUMED", audit.time());
        }
        if (SOLVED.contains(from) && !SOLVED.contains(to) && !to.equals("deleted")) {
            drafts.add("REOPENED", audit.time());
        }
        if (to.equals("hold")) {
            drafts.add("ON_HOLD", audit.time());
        } else if (to.equals("deleted")) {
            drafts.add("DISCARDED", audit.time());
        } else if (SOLVED.contains(to) && !SOLVED.contains(from)) {
            drafts.add(audit.merges() ? "DISCARDED" : "RESOLVED", audit.time());
        }
    }

    private static void rating(ZendeskAudit audit, String score, Drafts drafts) {
        if (score.equals("offered")) {
            drafts.add(EventRecord.SURVEY, "INVITED", audit.time());
        } else if (score.startsWith("good") || score.startsWith("bad")) {
            drafts.add(EventRecord.SURVEY, "ANSWERED", audit.time())
                    .with("csat", score.startsWith("good") ? 2 : 1)
                    .with("scale", 2);
        }
    }

    private boolean isAnother(String author) {
        return !author.equals(requester);
    }

    private String customer() {
        return customers.map(key -> key.hash(requester)).orElse(null);
    }

    private static Optional<String> beginning(List<String> names, String via) {
        return names.stream().filter(via::startsWith).findFirst();
    }
}
