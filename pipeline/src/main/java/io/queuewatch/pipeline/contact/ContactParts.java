package io.queuewatch.pipeline.contact;

import io.queuewatch.pipeline.contact.ContactPart.Change;
import java.util.List;
import java.util.function.Consumer;

/** Tells the difference between two readings of a life as parts that agents had in it. */
final class ContactParts {

    private final Consumer<ContactPart> out;

    /**
     * A teller.
     *
     * @param out receives each part
     */
    ContactParts(Consumer<ContactPart> out) {
        this.out = out;
    }

    /** Emits which parts are so and were not, after those that were and are not. */
    void difference(Contact contact, Life before, Life after) {
        int visits = Math.max(before.counted().size(), after.counted().size());
        for (int i = 0; i < visits; i++) {
            Visit was = i < before.counted().size() ? before.counted().get(i) : null;
            Visit is = i < after.counted().size() ? after.counted().get(i) : null;
            int same =
                    was != null && is != null && was.sameBeginning(is)
                            ? Facts.common(was.parts(), is.parts())
                            : 0;
            tell(Change.WITHDRAWN, contact, was, same);
            tell(Change.COUNTED, contact, is, same);
        }
    }

    /** Emits that the contact is forgotten. */
    void release(Contact contact, Life life) {
        for (Visit visit : life.counted()) {
            tell(Change.RELEASED, contact, visit, 0);
        }
    }

    private void tell(Change change, Contact contact, Visit visit, int from) {
        List<AgentPart> parts = visit == null ? List.of() : visit.parts();
        for (int i = from; i < parts.size(); i++) {
            if (!parts.get(i).agent().isEmpty()) {
                out.accept(part(change, contact, visit, parts.get(i)));
            }
        }
    }

    private static ContactPart part(Change change, Contact contact, Visit visit, AgentPart own) {
        ContactPart part = new ContactPart();
        part.change = change;
        part.channel = contact.channel();
        part.contactId = contact.contactId();
        part.agentId = own.agent();
        part.queue = visit.queue();
        part.segment = visit.tags().segment();
        part.site = visit.tags().site();
        part.priority = visit.tags().priority();
        part.team = visit.tags().team();
        part.topic = visit.tags().topic();
        part.moment = visit.tags().moment();
        part.begin = visit.begin();
        part.open = own.open();
        part.close = own.close();
        return part;
    }
}
