package io.queuewatch.pipeline.job;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Holds up a task of a job in this process until a test lets it go on. */
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

    void await() {
        try {
            LATCHES.get(id).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
