package io.queuewatch.infra.drift;

import io.queuewatch.pipeline.drift.Driver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Runs all that the plan says, on all processors. */
final class DriftBenchmark {

    private static final double NANOS = 1e9;

    private final Plan plan;
    private final Consumer<String> progress;

    /**
     * A benchmark.
     *
     * @param plan what is done
     * @param progress is told of each part that is done
     */
    DriftBenchmark(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Runs it. */
    Findings run() throws InterruptedException {
        long begin = System.nanoTime();
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<QueueType> types = plan.types();
            Map<QueueType, Future<Quiet>> quiet = new HashMap<>();
            Map<QueueType, Future<Steps>> steps = new HashMap<>();
            List<Future<Explained>> explained = new ArrayList<>();
            // The longest first, so that all processors are busy to the end.
            for (QueueType type : busiestFirst(types)) {
                quiet.put(
                        type,
                        threads.submit(told(new QuietRun(plan, type)::run, "in control", type)));
                steps.put(type, threads.submit(told(new StepRun(plan, type)::run, "steps", type)));
            }
            for (Driver driver : Driver.values()) {
                explained.add(threads.submit(new ExplanationRun(plan, driver)::run));
            }
            List<Findings.Row> rows = new ArrayList<>();
            for (QueueType type : types) {
                rows.add(new Findings.Row(type, result(quiet.get(type)), result(steps.get(type))));
            }
            List<Explained> all = new ArrayList<>();
            for (Future<Explained> one : explained) {
                all.add(result(one));
            }
            return new Findings(plan.seed(), rows, all, (System.nanoTime() - begin) / NANOS);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<QueueType> busiestFirst(List<QueueType> types) {
        return types.stream()
                .sorted(Comparator.comparingDouble(QueueType::peak).reversed())
                .toList();
    }

    private <T> Callable<T> told(Callable<T> run, String what, QueueType type) {
        return () -> {
            T result = run.call();
            progress.accept(
                    "%s, peak %.0f, memory %.1f, open %s: done"
                            .formatted(what, type.peak(), type.memory(), type.open()));
            return result;
        };
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part of the benchmark failed", e.getCause());
        }
    }
}
