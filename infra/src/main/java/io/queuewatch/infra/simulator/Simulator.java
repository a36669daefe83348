package io.queuewatch.infra.simulator;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.EndedBy;
import java.time.Instant;
import java.util.Iterator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A voice call centre as a discrete-event simulation: the events of its calls in the order of their
 * time, without end. The same model, seed and start give the same events.
 */
public final class Simulator implements Iterator<CallEvent> {
    private static final String GENERATOR = "L64X128MixRandom";

    private final CentreModel model;
    private final RandomGenerator random;
    private final Agenda agenda;
    private final Centre centre;
    private final Customers customers;
    private final String run;
    private long contacts;

    /**
     * A centre that opens empty.
     *
     * @param model what it is like
     * @param seed of all that happens by chance
     * @param start when its first call may come
     */
    public Simulator(CentreModel model, long seed, Instant start) {
        this.model = model;
        random = RandomGeneratorFactory.of(GENERATOR).create(seed);
        agenda = new Agenda(start.toEpochMilli());
        centre = new Centre(model, random, agenda);
        customers = new Customers(model.customers(), seed);
        run = Long.toString(start.toEpochMilli(), Character.MAX_RADIX);
        for (QueueModel queue : model.queues()) {
            new Arrivals(centre, queue, () -> call(queue)).begin();
        }
    }

    /** Always true: calls never end. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public CallEvent next() {
        while (centre.journal().events().isEmpty()) {
            agenda.step();
        }
        return centre.journal().events().remove();
    }

    private void call(QueueModel queue) {
        Contact contact = customers.call("sim-" + run + "-" + ++contacts, queue, model, random);
        centre.journal().introduce(CallEventType.INITIATED, contact, event -> {});
        long menu = centre.sample(model.menu());
        if (centre.happens(model.menuHangUps())) {
            centre.after(
                    (long) (menu * centre.uniform()),
                    () -> centre.journal().ended(contact, EndedBy.CUSTOMER));
        } else {
            centre.after(menu, () -> centre.line(queue.name()).enter(contact));
        }
    }
}
