package io.queuewatch.pipeline.contact;

import java.util.ArrayList;
import java.util.List;

/** What people wrote to the customer by way of one visit, while its events are being read. */
final class Replies {

    private List<Response> responses = List.of();
    private long firstAt;
    private long lastAt;
    private boolean workTold;
    private long workMs;

    /**
     * A person replied.
     *
     * @param since when the visit began or the first message without a reply came, whichever is
     *     later, in milliseconds; -1 where all have one
     * @param workTime the agent's work on it in milliseconds, or -1 where it was not told
     */
    void add(long since, long time, long workTime) {
        if (firstAt == 0) {
            firstAt = time;
        }
        lastAt = Math.max(lastAt, time);
        if (since >= 0) {
            if (responses.isEmpty()) {
                responses = new ArrayList<>(4);
            }
            responses.add(new Response(since, time));
        }
        if (workTime >= 0) {
            workTold = true;
            workMs += workTime;
        }
    }

    /** When the first was written, or 0. */
    long firstAt() {
        return firstAt;
    }

    /** Those to what the customer wrote. */
    List<Response> responses() {
        return responses;
    }

    /** The work on all of them, of which nothing is known where the source told of none. */
    Handling handling() {
        return new Handling(lastAt, workTold, workMs, 0, 0);
    }
}
