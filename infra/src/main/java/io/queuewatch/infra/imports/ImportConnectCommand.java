package io.queuewatch.infra.imports;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code queuewatch import connect}: Amazon Connect's contact records and contact events. */
@Command(
        name = "connect",
        footer = {
            "  queuewatch import connect ctr-2026-01-31.json.gz",
            "  queuewatch import connect records/*.json --dry-run   read and count only"
        },
        description = {
            "Imports Amazon Connect's contact records (CTR) and contact events (EventBridge).",
            "JSON: objects one after the other, or a list of them. Voice, chat and email; tasks are"
                    + " counted and left out. A contact is the chain of records with one"
                    + " InitialContactId.",
            "Customers' numbers and addresses are hashed with the key in QUEUEWATCH_CUSTOMER_KEY or"
                    + " the file that QUEUEWATCH_CUSTOMER_KEY_FILE names, and left out without one."
        })
public final class ImportConnectCommand implements Callable<Integer> {

    @Mixin private ImportRun run = new ImportRun();

    @Override
    public Integer call() {
        return run.run(ConnectFormat::new);
    }
}
