package io.queuewatch.infra.simulator;

import io.queuewatch.schemas.Author;
import io.queuewatch.schemas.EndedBy;
import io.queuewatch.schemas.LeaveReason;
import io.queuewatch.schemas.TransferKind;
import org.apache.avro.specific.SpecificRecordBase;

/** An event of a contact while it is written: the details that events of several channels have. */
record Entry(SpecificRecordBase event) {

    /** All that is known about the contact: at its beginning, at a visit's beginning. */
    Entry introducing(Contact contact) {
        return with("site", contact.site)
                .with("segment", contact.customer.segment().name())
                .with("priority", contact.priority)
                .with("customer", contact.customer.hash())
                .with("topic", contact.topic)
                .with("moment", contact.moment);
    }

    Entry in(Line line) {
        return with("queue", line.name());
    }

    Entry by(Agent agent) {
        return with("agentId", agent.id()).with("team", agent.team());
    }

    Entry by(EndedBy by) {
        return with("by", by);
    }

    Entry by(Author author) {
        return with("author", author);
    }

    Entry because(LeaveReason reason) {
        return with("reason", reason);
    }

    Entry to(Line line, TransferKind kind) {
        return with("toQueue", line.name()).with("transfer", kind);
    }

    Entry to(Agent agent) {
        return with("toAgent", agent.id());
    }

    Entry after(long workMillis) {
        return with("workTime", workMillis);
    }

    Entry priority(int priority) {
        return with("priority", priority);
    }

    Entry level(int level) {
        return with("level", level);
    }

    Entry amount(long minorUnits) {
        return with("amount", minorUnits);
    }

    Entry on(String network) {
        return with("network", network);
    }

    private Entry with(String field, Object value) {
        event.put(field, value);
        return this;
    }
}
