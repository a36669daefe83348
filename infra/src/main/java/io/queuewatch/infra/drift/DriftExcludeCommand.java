package io.queuewatch.infra.drift;

import io.queuewatch.schemas.DriftVerdict;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code queuewatch drift exclude}: what changed had a known cause that has passed. */
@Command(
        name = "exclude",
        footer = {
            "  queuewatch drift exclude --channel voice --queue sales --reason \"network down\"",
            "  queuewatch drift exclude --channel voice --queue '*' --from 2026-03-02T08:00 --to"
                    + " 2026-03-02T17:00"
        },
        description = {
            "Says that a change had a known cause that has passed: baselines are not learned from"
                    + " its hours, and what stands is over."
        })
final class DriftExcludeCommand implements Callable<Integer> {

    @Mixin private Verdict verdict = new Verdict();

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Verdict.TimeConverter.class,
            description = "Last moment of the change. Default: the newest interval.")
    private Instant to;

    @Override
    public Integer call() {
        verdict.publish(DriftVerdict.EXCLUDED, to);
        return 0;
    }
}
