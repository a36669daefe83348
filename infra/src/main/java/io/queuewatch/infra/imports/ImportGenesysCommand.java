package io.queuewatch.infra.imports;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code queuewatch import genesys}: Genesys Cloud's conversation details. */
@Command(
        name = "genesys",
        footer = {
            "  queuewatch import genesys conversations-*.json",
            "  queuewatch import genesys details.jsonl.gz --dry-run   read and count only"
        },
        description = {
            "Imports Genesys Cloud's conversation details (analytics, conversations).",
            "JSON: pages as the API answers them, a list of conversations, or one a line. Voice,"
                    + " callbacks, chat, messages and email; other media are counted and left out.",
            "Customers' numbers and addresses are hashed with the key in QUEUEWATCH_CUSTOMER_KEY or"
                    + " the file that QUEUEWATCH_CUSTOMER_KEY_FILE names, and left out without one."
        })
public final class ImportGenesysCommand implements Callable<Integer> {

    @Mixin private ImportRun run = new ImportRun();

    @Override
    public Integer call() {
        return run.run(GenesysFormat::new);
    }
}
