package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.sla.Budget;
import io.queuewatch.pipeline.sla.Misses;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.SlaBudget;
import java.time.Instant;

/** Turns how a budget stands into a row, and the row into a message. */
final class BudgetRowWriter {

    private final Codec<SlaBudget> codec = Codec.of(SlaBudget.class);

    Message message(BudgetState state) {
        WatchedQueue queue = state.queue();
        Misses month = state.ofMonth();
        Budget budget = state.budget();
        SlaBudget row = new SlaBudget();
        row.setObjective(state.objective().label());
        row.setChannel(queue.channel().label());
        row.setQueue(queue.queue());
        row.setStart(Instant.ofEpochMilli(state.moment() - QueueMemory.QUARTER_MS));
        row.setAsOf(Instant.ofEpochMilli(state.moment()));
        row.setMonth(Instant.ofEpochMilli(state.month()));
        row.setBudget(budget.share());
        row.setContacts(month.contacts());
        row.setMisses(month.misses());
        row.setAllowed(budget.share() * month.contacts());
        row.setLeft(budget.left(month));
        row.setLongContacts(state.longer().contacts());
        row.setLongMisses(state.longer().misses());
        row.setLongBurn(burn(budget, state.longer()));
        row.setShortContacts(state.shorter().contacts());
        row.setShortMisses(state.shorter().misses());
        row.setShortBurn(burn(budget, state.shorter()));
        row.setOpenContacts(state.openHours().contacts());
        row.setOpenMisses(state.openHours().misses());
        row.setOpenBurn(burn(budget, state.openHours()));
        String key =
                "sla_budget|"
                        + row.getObjective()
                        + '|'
                        + row.getChannel()
                        + '|'
                        + row.getQueue()
                        + '|'
                        + row.getStart().toEpochMilli();
        return Message.of(key, codec, row);
    }

    private static Double burn(Budget budget, Misses misses) {
        return misses.contacts() == 0 || budget.share() == 0
                ? null
                : Double.valueOf(budget.burn(misses));
    }
}
