package io.queuewatch.infra.imports;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code queuewatch import zendesk}: Zendesk's ticket audits and ticket events. */
@Command(
        name = "zendesk",
        footer = {
            "  queuewatch import zendesk audits-1.json audits-2.json",
            "  queuewatch import zendesk ticket_events.jsonl.gz --dry-run   read and count only"
        },
        description = {
            "Imports Zendesk's ticket audits (audits) and ticket events (ticket_events).",
            "JSON: pages as the API answers them, a list of audits, or one a line; oldest first, all"
                    + " files in one import. Tickets whose creation is not among them are counted and"
                    + " left out. Queues and agents are the ids of groups and users.",
            "Requesters are hashed with the key in QUEUEWATCH_CUSTOMER_KEY or the file that"
                    + " QUEUEWATCH_CUSTOMER_KEY_FILE names, and left out without one."
        })
public final class ImportZendeskCommand implements Callable<Integer> {

    @Mixin private ImportRun run = new ImportRun();

    @Override
    public Integer call() {
        return run.run(ZendeskFormat::new);
    }
}
