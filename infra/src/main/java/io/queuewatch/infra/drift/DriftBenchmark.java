package io.queuewatch.infra.drift;

import io.queuewatch.pipeline.drift.Driver;
import java.util.ArrayList;
import java.util.List;
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
            List<Future<Quiet>> quiet = new ArrayList<>();
            List<Future<Steps>> steps = new ArrayList<>();
            List<Future<Explained>> explained = new ArrayList<>();
            // The longest first, so that all processors are busy to the end.
            for (int i = plan.peaks().size() - 1; i >= 0; i--) {
                for (double memory : plan.memories()) {
                    double peak = plan.peaks().get(i);
                    quiet.add(
                            threads.submit(
                                    told(
                                            new QuietRun(plan, peak, memory)::run,
                                            "in control",
                                            peak,
                                            memory)));
                    steps.add(
                            threads.submit(
                                    told(
                                            new StepRun(plan, peak, memory)::run,
                                            "steps",
                                            peak,
                                            memory)));
                }
            }
            for (Driver driver : Driver.values()) {
                explained.add(threads.submit(new ExplanationRun(plan, driver)::run));
            }
            List<Findings.Row> rows = rows(quiet, steps);
            List<Explained> all = new ArrayList<>();
            for (Future<Explained> one : explained) {
                all.add(result(one));
            }
            return new Findings(plan.seed(), rows, all, (System.nanoTime() - begin) / NANOS);
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Findings.Row> rows(List<Future<Quiet>> quiet, List<Future<Steps>> steps)
            throws InterruptedException {
        List<Findings.Row> rows = new ArrayList<>();
        for (int peak = 0; peak < plan.peaks().size(); peak++) {
            for (int memory = 0; memory < plan.memories().size(); memory++) {
                int at = (plan.peaks().size() - 1 - peak) * plan.memories().size() + memory;
                rows.add(
                        new Findings.Row(
                                plan.peaks().get(peak),
                                plan.memories().get(memory),
                                result(quiet.get(at)),
                                result(steps.get(at))));
            }
        }
        return rows;
    }

    private <T> Callable<T> told(Callable<T> run, String what, double peak, double memory) {
        return () -> {
            T result = run.call();
            progress.accept("%s, peak %.0f, memory %.1f: done".formatted(what, peak, memory));
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
