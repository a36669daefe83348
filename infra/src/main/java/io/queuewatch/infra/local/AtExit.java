package io.queuewatch.infra.local;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be closed when the JVM ends, be it by Ctrl-C: the latest started first, one after the
 * other, which separate shutdown hooks would not do.
 */
final class AtExit {

    private static final Logger LOG = LoggerFactory.getLogger(AtExit.class);
    private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::closeAll, "at exit"));
    }

    private AtExit() {}

    /** Closes it when the JVM ends, unless it is forgotten before. */
    static void close(AutoCloseable resource) {
        synchronized (OPEN) {
            OPEN.push(resource);
        }
    }

    /** It is closed already. */
    static void forget(AutoCloseable resource) {
        synchronized (OPEN) {
            OPEN.remove(resource);
        }
    }

    private static void closeAll() {
        for (AutoCloseable next = latest(); next != null; next = latest()) {
            try {
                next.close();
            } catch (Exception e) {
                LOG.warn("{} did not close", next, e);
            }
            forget(next);
        }
    }

    private static AutoCloseable latest() {
        synchronized (OPEN) {
            return OPEN.peek();
        }
    }
}
