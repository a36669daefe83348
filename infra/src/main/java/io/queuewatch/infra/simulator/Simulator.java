package io.queuewatch.infra.simulator;

import io.queuewatch.infra.simulator.model.CentreModel;
import java.time.Instant;
import java.util.Iterator;
import java.util.random.RandomGeneratorFactory;

/**
 * A contact centre as a discrete-event simulation: what its systems send of contacts, agents,
 * schedules and surveys, in the order of its time, without end. The same model, seed and start give
 * the same events.
 */
public final class Simulator implements Iterator<Delivery> {
    private static final String GENERATOR = "L64X128MixRandom";

    private final Agenda agenda;
    private final Centre centre;

    /**
     * A centre that opens empty.
     *
     * @param model what it is like
     * @param seed of all that happens by chance
     * @param start when its first customer may come
     */
    public Simulator(CentreModel model, long seed, Instant start) {
        agenda = new Agenda(start.toEpochMilli());
        centre = new Centre(model, seed, RandomGeneratorFactory.of(GENERATOR).create(seed), agenda);
        centre.open();
    }

    /** Always true: customers always come. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Delivery next() {
        while (centre.journal().events().isEmpty()) {
            agenda.step();
        }
        return centre.journal().events().remove();
    }
}
