package io.queuewatch.infra.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The processor time of this process while it is watched, by {@link Part}: of every thread as the
 * operating system accounts for it. Threads are looked at many times a second, so that what a
 * thread used before it ended is known too.
 */
final class ProcessorTime {

    private static final long LOOK_EVERY_MS = 50;
    private static final double NANOS = 1e9;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean system =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Map<Long, Used> used = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread watcher = new Thread(this::watch, Part.WATCHER_THREAD);
    private final long processBefore;

    /** What one thread has used since the watch began, in nanoseconds. */
    private static final class Used {
        final Part part;
        final long before;
        long latest;

        Used(Part part, long before) {
            this.part = part;
            this.before = before;
            latest = before;
        }
    }

    private ProcessorTime() {
        look(true);
        processBefore = system.getProcessCpuTime();
    }

    /** Begins to watch. */
    static ProcessorTime watched() {
        ProcessorTime time = new ProcessorTime();
        time.watcher.setDaemon(true);
        time.watcher.start();
        return time;
    }

    /** Ends the watch: seconds by part; what belongs to no thread of Java is the JVM's own. */
    Map<Part, Double> stop() {
        long process = system.getProcessCpuTime() - processBefore;
        stopped.countDown();
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Map<Part, Double> seconds = new TreeMap<>();
        for (Used thread : used.values()) {
            long nanos = thread.latest - thread.before;
            process -= nanos;
            seconds.merge(thread.part, nanos / NANOS, Double::sum);
        }
        seconds.merge(Part.JVM, Math.max(0, process) / NANOS, Double::sum);
        seconds.values().removeIf(value -> value == 0);
        return seconds;
    }

    private void watch() {
        try {
            while (!stopped.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
                look(false);
            }
            look(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(boolean first) {
        for (long id : threads.getAllThreadIds()) {
            long nanos = threads.getThreadCpuTime(id);
            if (nanos < 0) {
                continue;
            }
            Used known = used.get(id);
            if (known == null) {
                ThreadInfo info = threads.getThreadInfo(id);
                if (info == null) {
                    continue;
                }
                known = new Used(Part.of(info.getThreadName()), first ? nanos : 0);
                used.put(id, known);
            }
            known.latest = nanos;
        }
    }
}
