package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.outcome.CustomerContact.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is remembered of one customer. */
final class CustomerHistory {

    /** The contacts that may still change or be repeated, in {@link CustomerContact#ORDER}. */
    final List<CustomerContact> contacts = new ArrayList<>(2);

    /**
     * By topic, when contacts that are forgotten were last resolved, in milliseconds. They began
     * before all that are remembered.
     */
    Map<String, Long> settled = Map.of();

    /** Event time reached when it was last read, in milliseconds. */
    long readAt;

    /** The earliest deadline listed, in milliseconds; {@code Long.MAX_VALUE} where none is. */
    long timer = Long.MAX_VALUE;

    /** Takes what is newly known of a contact. */
    void put(CustomerContact contact) {
        contacts.removeIf(known -> known.contactId().equals(contact.contactId()));
        if (contact.state() != State.GONE) {
            int place = contacts.size();
            while (place > 0
                    && CustomerContact.ORDER.compare(contacts.get(place - 1), contact) > 0) {
                place--;
            }
            contacts.add(place, contact);
        }
    }

    /** Remembers that a contact about this topic, now forgotten, was resolved. */
    void settle(String topic, long resolvedAt) {
        if (settled.isEmpty()) {
            settled = new HashMap<>(2);
        }
        settled.merge(topic, resolvedAt, Math::max);
    }

    /**
     * Forgets contacts that neither change nor can be repeated any more, oldest first, so that none
     * is missed as the repetition of an older one.
     *
     * @param before nothing that happened before this moment will be heard of, in milliseconds
     */
    void forget(long before) {
        int forgotten = 0;
        for (CustomerContact contact : contacts) {
            if (contact.state() != State.SETTLED || FirstContacts.settledAt(contact) >= before) {
                break;
            }
            forgotten++;
            if (contact.resolvedAt() != 0) {
                settle(TopicMoments.key(contact.topic()), contact.resolvedAt());
            }
        }
        contacts.subList(0, forgotten).clear();
        if (!settled.isEmpty()) {
            settled.values().removeIf(resolved -> !repeatable(resolved));
        }
    }

    private boolean repeatable(long resolvedAt) {
        return !contacts.isEmpty()
                && resolvedAt + FirstContacts.LONGEST_MS >= contacts.get(0).begin();
    }

    /**
     * When the oldest contact is to be forgotten, in milliseconds; {@code Long.MAX_VALUE} while it
     * may still change, or where there is none.
     *
     * @param horizonMs how late one may hear of what happened, in milliseconds
     */
    long forgetsAt(long horizonMs) {
        return contacts.isEmpty() || contacts.get(0).state() != State.SETTLED
                ? Long.MAX_VALUE
                : FirstContacts.settledAt(contacts.get(0)) + horizonMs + 1;
    }

    CustomerHistory copy() {
        CustomerHistory copy = new CustomerHistory();
        copy.contacts.addAll(contacts);
        copy.settled = settled.isEmpty() ? Map.of() : new HashMap<>(settled);
        copy.readAt = readAt;
        copy.timer = timer;
        return copy;
    }
}
