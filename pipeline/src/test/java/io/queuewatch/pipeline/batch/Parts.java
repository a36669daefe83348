package io.queuewatch.pipeline.batch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The parts that agents have in one contact, in the order of their beginning. */
final class Parts {

    private final List<Part> parts = new ArrayList<>();

    void open(Visit visit, String agent, String leg, Instant at) {
        Part part = new Part(agent, leg, at);
        visit.parts.add(part);
        parts.add(part);
    }

    /** Closes what is open on a leg; null: on any. */
    void close(String leg, Instant at) {
        for (Part part : parts) {
            if (part.isOpen() && (leg == null || part.leg == null || part.leg.equals(leg))) {
                part.close(at);
            }
        }
    }

    /** Ends the after-contact work of the agent's last part; null: of the last part. */
    void wrapUp(String agent, Instant at) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (agent == null || agent.equals(parts.get(i).agent)) {
                parts.get(i).wrapUp(at);
                return;
            }
        }
    }
}
