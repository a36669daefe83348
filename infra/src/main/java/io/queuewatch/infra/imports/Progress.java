package io.queuewatch.infra.imports;

import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar on standard error, where a person looks on; else nothing. */
public final class Progress implements LongConsumer, AutoCloseable {

    private final ProgressBar bar;

    private Progress(ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Begins a task.
     *
     * @param most what it counts to
     * @param unit of what is counted, with a leading space, such as {@code " MB"}
     * @param size of a unit
     */
    public static Progress of(String task, long most, String unit, long size) {
        if (System.console() == null) {
            return new Progress(null);
        }
        return new Progress(
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(most)
                        .setUnit(unit, size)
                        .setStyle(ProgressBarStyle.ASCII)
                        .build());
    }

    /** Says how far the task has come. */
    @Override
    public void accept(long done) {
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
