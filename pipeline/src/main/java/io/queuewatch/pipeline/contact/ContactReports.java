package io.queuewatch.pipeline.contact;

import java.util.List;
import java.util.Objects;

/**
 * Tells of contacts as a whole. While it goes on a contact is reported only where its customer is
 * known: nothing but the customer's other contacts depends on it before it comes to rest.
 */
final class ContactReports {

    private ContactReports() {}

    /** The report that the change from one reading of the life to the next asks for, or null. */
    static ContactReport difference(Contact contact, Life before, Life after) {
        boolean told = told(before);
        if (!told && !told(after) || told && stillGoesOn(before, after)) {
            return null;
        }
        ContactReport was = of(contact, before, false);
        if (after.visits().isEmpty()) {
            return was.withdraw();
        }
        ContactReport is = of(contact, after, false);
        return told && is.equals(was) ? null : is;
    }

    /** The last report of a contact, or null where there is nothing to report. */
    static ContactReport last(Contact contact) {
        return contact.life.visits().isEmpty() ? null : of(contact, contact.life, true);
    }

    private static boolean told(Life life) {
        return !life.visits().isEmpty() && (life.customer() != null || life.atRest());
    }

    /** Nothing is reported of what agents do until the contact rests. */
    private static boolean stillGoesOn(Life before, Life after) {
        return !before.atRest()
                && !after.atRest()
                && before.visits().size() == after.visits().size()
                && before.visits().get(0).sameBeginning(after.visits().get(0))
                && before.last().sameBeginning(after.last())
                && before.transferred() == after.transferred()
                && before.direction() == after.direction()
                && Objects.equals(before.customer(), after.customer())
                && Objects.equals(before.topic(), after.topic());
    }

    private static ContactReport of(Contact contact, Life life, boolean last) {
        List<Visit> visits = life.visits();
        if (visits.isEmpty()) {
            return null;
        }
        boolean rests = life.atRest();
        Visit answered = null;
        long talkMs = 0;
        long cost = 0;
        for (Visit visit : rests ? visits : List.<Visit>of()) {
            if (visit.answered()) {
                answered = visit;
            }
            if (visit.handling() != null) {
                talkMs += visit.handling().talkMs();
                cost += visit.target().costPerContact();
            }
        }
        long handledAt = life.handledAt();
        return new ContactReport(
                contact.contactId(),
                contact.channel(),
                life.direction(),
                life.customer(),
                life.topic(),
                visits.get(0).begin(),
                visits.get(0).queue(),
                visits.get(0).tags().segment(),
                life.last().queue(),
                life.last().tags().segment(),
                answered == null ? null : answered.queue(),
                handledAt,
                life.resolvedByEnding() ? handledAt : 0,
                rests ? life.agents() : 0,
                life.transferred(),
                talkMs,
                cost,
                false,
                last);
    }
}
