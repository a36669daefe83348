package io.queuewatch.infra.drift;

import io.queuewatch.schemas.DriftVerdict;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code queuewatch drift confirm}: what changed is to stay. */
@Command(
        name = "confirm",
        footer = {
            "  queuewatch drift confirm --channel voice --queue sales --reason \"new menu\"",
            "  queuewatch drift confirm --channel voice --queue sales --metric handle_time --from"
                    + " 2026-03-02T08:00"
        },
        description = {
            "Says that what changed in a queue is to stay: a phase of its charts begins at the"
                    + " change, with the shape of the week as it was and a level of its own. What"
                    + " stands is over."
        })
final class DriftConfirmCommand implements Callable<Integer> {

    @Mixin private Verdict verdict = new Verdict();

    @Override
    public Integer call() {
        verdict.publish(DriftVerdict.CONFIRMED, null);
        return 0;
    }
}
