package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.alert.AlertLife;
import io.queuewatch.pipeline.alert.AlertTiming;

/** What cannot wait for statistics: those who wait, for an answer or to be called back. */
final class WaitingWatch {

    private final WatchedQueue watched;
    private final QueueMemory memory;
    private final Budgets budgets;
    private final QueueTroubles troubles;

    WaitingWatch(
            WatchedQueue watched, QueueMemory memory, Budgets budgets, QueueTroubles troubles) {
        this.watched = watched;
        this.memory = memory;
        this.budgets = budgets;
        this.troubles = troubles;
    }

    /** Looks at who waits to be answered by an agent who is there. */
    void lookAtConversations(long moment) {
        Terms terms = watched.at(moment);
        boolean open = terms.isOpen(moment);
        int waiting = memory.waiting.size();
        long clearMs = terms.settings().clearMs();
        troubles.hear(
                Trouble.NOBODY_SIGNED_IN,
                moment,
                open && memory.agentsKnown && memory.signedIn <= 0 && waiting > 0,
                new AlertTiming(terms.settings().nobodySignedInMs(), clearMs),
                () ->
                        Wording.text(
                                "%d wait, the first of them for %s, and none of the agents who"
                                        + " serve the queue is signed in.",
                                waiting, Wording.span(moment - memory.waiting.oldest())));
        long silentMs = moment - Math.max(memory.crowdedSince, memory.answeredAt);
        troubles.hear(
                Trouble.NOBODY_ANSWERS,
                moment,
                open
                        && memory.crowdedSince != AlertLife.NEVER
                        && silentMs >= terms.settings().nobodyAnswersMs(),
                new AlertTiming(0, clearMs),
                () ->
                        Wording.text(
                                "%d wait, the first of them for %s, and nobody was answered for %s."
                                        + " Signed in: %s.",
                                waiting,
                                Wording.span(moment - memory.waiting.oldest()),
                                Wording.span(silentMs),
                                memory.agentsKnown ? memory.signedIn : "not known"));
    }

    /**
     * Who waits far too long is trouble until the queue is well: nobody waits longer than was
     * promised, and few have lately.
     */
    void lookAtTheOldest(long moment) {
        boolean before = memory.isTroubled(Trouble.OLDEST_WAIT);
        long stuck = watched.firstWhoWaitsTooLong(memory.waiting, moment, before);
        troubles.hear(
                Trouble.OLDEST_WAIT,
                moment,
                stuck != Long.MAX_VALUE || before && budgets.stillBurns(moment),
                new AlertTiming(0, watched.at(moment).settings().clearMs()),
                () ->
                        Wording.text(
                                "Of %d who wait one has waited for %s; %s was promised.",
                                memory.waiting.size(),
                                Wording.span(moment - stuck),
                                Wording.span(watched.at(stuck).target().waitMs())));
    }

    /** Looks at who waits to be called back. */
    void lookAtCallBacks(long moment) {
        Terms terms = watched.at(moment);
        int overdue = memory.overdue;
        troubles.hear(
                Trouble.CALLBACKS_OVERDUE,
                moment,
                overdue >= terms.settings().overdueCallbacks(),
                new AlertTiming(0, terms.settings().clearMs()),
                () ->
                        Wording.text(
                                "%d who asked to be called back have waited longer than the %s"
                                        + " promised.",
                                overdue, Wording.span(terms.target().callbackMs())));
    }
}
