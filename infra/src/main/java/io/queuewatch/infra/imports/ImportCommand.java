package io.queuewatch.infra.imports;

import picocli.CommandLine.Command;

/** {@code queuewatch import}: files of calls into any Kafka. */
@Command(
        name = "import",
        footer = {
            "  queuewatch import csv calls.txt.gz --mapping mapping.yaml",
            "  queuewatch import asterisk /var/log/asterisk/queue_log --dry-run"
        },
        synopsisSubcommandLabel = "(csv | asterisk)",
        description = "Turns files of calls into events and writes them to Kafka.",
        subcommands = {ImportCsvCommand.class, ImportAsteriskCommand.class})
public final class ImportCommand {}
