package io.queuewatch.infra.imports;

import picocli.CommandLine.Command;

/** {@code queuewatch import}: files of other systems into any Kafka. */
@Command(
        name = "import",
        footer = {
            "  queuewatch import csv calls.txt.gz --mapping mapping.yaml",
            "  queuewatch import asterisk /var/log/asterisk/queue_log --dry-run",
            "  queuewatch import connect ctr.json.gz"
        },
        synopsisSubcommandLabel = "(csv | asterisk | connect | genesys | zendesk)",
        description = "Turns files of other systems into events and writes them to Kafka.",
        subcommands = {
            ImportCsvCommand.class,
            ImportAsteriskCommand.class,
            ImportConnectCommand.class,
            ImportGenesysCommand.class,
            ImportZendeskCommand.class
        })
public final class ImportCommand {}
