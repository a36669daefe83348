package io.queuewatch.infra.targets;

import picocli.CommandLine.Command;

/** {@code queuewatch targets}: what is promised, now and from a moment on. */
@Command(
        name = "targets",
        footer = {
            "  queuewatch targets check targets.yaml",
            "  queuewatch targets apply targets.yaml --valid-from 2026-03-02T08:00",
            "  queuewatch targets history"
        },
        synopsisSubcommandLabel = "(check | apply | history)",
        description = "Checks files of targets, and changes the targets of jobs that run.",
        subcommands = {
            TargetsCheckCommand.class,
            TargetsApplyCommand.class,
            TargetsHistoryCommand.class
        })
public final class TargetsCommand {}
