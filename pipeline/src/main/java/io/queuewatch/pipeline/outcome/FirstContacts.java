package io.queuewatch.pipeline.outcome;

import java.util.List;
import java.util.Map;

/**
 * Reads from all contacts of one customer which were the first about their topic, and whether one
 * was enough. A later contact, on any channel, repeats an earlier one if it begins before a window
 * after that one's resolution has passed, and both are about the same topic or the topic of one is
 * not known.
 */
final class FirstContacts {

    private static final long DAY_MS = 86_400_000;

    private enum Window {
        DAY(1, OutcomeMeasure.FCR_1_BASE, OutcomeMeasure.FCR_1_MET, OutcomeMeasure.FCR_1_OPEN),
        WEEK(7, OutcomeMeasure.FCR_7_BASE, OutcomeMeasure.FCR_7_MET, OutcomeMeasure.FCR_7_OPEN),
        MONTH(
                30,
                OutcomeMeasure.FCR_30_BASE,
                OutcomeMeasure.FCR_30_MET,
                OutcomeMeasure.FCR_30_OPEN);

        private final long lengthMs;
        private final OutcomeMeasure base;
        private final OutcomeMeasure met;
        private final OutcomeMeasure open;

        Window(int days, OutcomeMeasure base, OutcomeMeasure met, OutcomeMeasure open) {
            lengthMs = days * DAY_MS;
            this.base = base;
            this.met = met;
            this.open = open;
        }
    }

    /** How long a contact may be repeated after its resolution, in milliseconds. */
    static final long LONGEST_MS = Window.MONTH.lengthMs;

    private static final Window[] WINDOWS = Window.values();

    private final Tally tally;
    private long now;
    private long nextChange;

    /** A reader that tells the tally. */
    FirstContacts(Tally tally) {
        this.tally = tally;
    }

    /**
     * Tells what is to be counted.
     *
     * @param contacts in {@link CustomerContact#ORDER}
     * @param settled by topic, when contacts that began before all of these and are forgotten were
     *     last resolved, in milliseconds
     * @param reached event time reached, in milliseconds
     * @return the next moment at which this changes though nothing more is heard, in milliseconds;
     *     {@code Long.MAX_VALUE} where there is none
     */
    long read(List<CustomerContact> contacts, Map<String, Long> settled, long reached) {
        now = reached;
        nextChange = Long.MAX_VALUE;
        if (contacts.size() == 1 && settled.isEmpty()) {
            read(contacts.get(0), Long.MIN_VALUE, Long.MAX_VALUE);
            return nextChange;
        }
        long[] next = nextBegins(contacts);
        TopicMoments resolved = new TopicMoments(Math::max, Long.MIN_VALUE);
        settled.forEach(resolved::add);
        for (int i = 0; i < next.length; i++) {
            CustomerContact contact = contacts.get(i);
            read(contact, resolved.about(contact.topic()), next[i]);
            if (contact.resolvedAt() != 0) {
                resolved.add(contact.topic(), contact.resolvedAt());
            }
        }
        return nextChange;
    }

    private void read(CustomerContact contact, long resolvedBefore, long nextBegin) {
        if (contact.resolvedAt() != 0) {
            firstContact(contact, resolvedBefore, nextBegin);
        }
        if (contact.handledAt() != 0) {
            rightFirstTime(contact, nextBegin);
        }
    }

    /** When a contact can no longer be repeated by another, in milliseconds. */
    static long settledAt(CustomerContact contact) {
        long resolved = contact.resolvedAt() + LONGEST_MS;
        long handled = contact.handledAt() + Window.WEEK.lengthMs;
        return Math.max(contact.begin(), Math.max(resolved, handled));
    }

    /** For each contact, when the next one that may be about its topic began. */
    private static long[] nextBegins(List<CustomerContact> contacts) {
        long[] next = new long[contacts.size()];
        TopicMoments begins = new TopicMoments(Math::min, Long.MAX_VALUE);
        for (int i = next.length - 1; i >= 0; i--) {
            CustomerContact contact = contacts.get(i);
            next[i] = begins.about(contact.topic());
            begins.add(contact.topic(), contact.begin());
        }
        return next;
    }

    private void firstContact(CustomerContact contact, long resolvedBefore, long nextBegin) {
        Place place = place(contact, contact.resolvedAt());
        for (Window window : WINDOWS) {
            if (resolvedBefore < contact.begin() - window.lengthMs) {
                tally.add(place, window.base, 1);
                long ends = contact.resolvedAt() + window.lengthMs;
                if (!contact.reopened() && nextBegin > ends) {
                    met(place, window.met, window.open, ends);
                }
            }
        }
    }

    private void rightFirstTime(CustomerContact contact, long nextBegin) {
        Place place = place(contact, contact.handledAt());
        tally.add(place, OutcomeMeasure.RIGHT_FIRST_TIME_BASE, 1);
        long ends = contact.handledAt() + Window.WEEK.lengthMs;
        if (contact.inOneGo() && !contact.reopened() && nextBegin > ends) {
            met(
                    place,
                    OutcomeMeasure.RIGHT_FIRST_TIME_MET,
                    OutcomeMeasure.RIGHT_FIRST_TIME_OPEN,
                    ends);
        }
    }

    /** Met so far: open until the window has passed. */
    private void met(Place place, OutcomeMeasure met, OutcomeMeasure open, long ends) {
        tally.add(place, met, 1);
        if (now < ends) {
            tally.add(place, open, 1);
            nextChange = Math.min(nextChange, ends);
        }
    }

    private static Place place(CustomerContact contact, long time) {
        return new Place(
                DayTable.OUTCOME, contact.channel(), contact.queue(), contact.segment(), time);
    }
}
