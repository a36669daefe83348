package io.queuewatch.pipeline.job;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Slows down a task of a job in this process until a test lets it go on. */
final class Gate implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final Map<String, CountDownLatch> LATCHES = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();

    Gate() {
        LATCHES.put(id, new CountDownLatch(1));
    }

    void open() {
        LATCHES.get(id).countDown();
    }

    /** Lets a task go on, soon or at once. */
    void pass() {
        try {
            LATCHES.get(id).await(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
