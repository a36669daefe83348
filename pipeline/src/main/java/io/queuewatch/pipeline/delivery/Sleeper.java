package io.queuewatch.pipeline.delivery;

import java.time.Duration;

/** Waits; tests let time pass instead. */
@FunctionalInterface
public interface Sleeper {

    /** Returns when this time is over. */
    void sleep(Duration time) throws InterruptedException;
}
