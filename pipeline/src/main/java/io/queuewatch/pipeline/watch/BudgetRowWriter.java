package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.SlaBudget;
import java.time.Instant;

/** Turns how a budget stands into a row, and the row into a message. */
final class BudgetRowWriter {

    private final Codec<SlaBudget> codec = Codec.of(SlaBudget.class);

    Message message(BudgetState state) {
        WatchedQueue queue = state.queue();
        Spent month = state.ofMonth();
        SlaBudget row = new SlaBudget();
        row.setObjective(state.objective().label());
        row.setChannel(queue.channel().label());
        row.setQueue(queue.queue());
        row.setStart(Instant.ofEpochMilli(state.moment() - QueueMemory.QUARTER_MS));
        row.setAsOf(Instant.ofEpochMilli(state.moment()));
        row.setMonth(Instant.ofEpochMilli(state.month()));
        row.setBudget(state.budget().share());
        row.setContacts(month.misses().contacts());
        row.setMisses(month.misses().misses());
        row.setAllowed(month.budget().share() * month.misses().contacts());
        row.setLeft(month.left());
        row.setLongContacts(state.longer().misses().contacts());
        row.setLongMisses(state.longer().misses().misses());
        row.setLongBurn(state.longer().burn());
        row.setShortContacts(state.shorter().misses().contacts());
        row.setShortMisses(state.shorter().misses().misses());
        row.setShortBurn(state.shorter().burn());
        row.setOpenContacts(state.openHours().misses().contacts());
        row.setOpenMisses(state.openHours().misses().misses());
        row.setOpenBurn(state.openHours().burn());
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
}
