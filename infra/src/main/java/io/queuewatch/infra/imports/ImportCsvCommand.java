package io.queuewatch.infra.imports;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code queuewatch import csv}: any delimited export, as a mapping describes it. */
@Command(
        name = "csv",
        description = {
            "Imports delimited files, such as call-detail exports, described by a mapping.",
            "A row that cannot be read is reported, counted and kept aside; the import goes on."
        },
        footer = {
            "",
            "A mapping is a YAML file:",
            "  source      the system the contacts come from",
            "  channel     voice (default), chat, email, social or survey",
            "  timeZone    of dates and times, such as Asia/Jerusalem",
            "  file        delimiter, quote (or none), charset, header (true, false), names",
            "  missing     cells that mean: not known",
            "  columns     NAME: {from, is, format, missing, on, follows}",
            "              is: text, integer, decimal, date, time, dateTime,",
            "                  epochSeconds, epochMillis",
            "              from: its name in the file, where that is another",
            "              format: one or more, such as [\"H:mm:ss\", \"h:mm:ss a\"]",
            "              on: the column with the date of a time",
            "              follows: the times it comes after; it is on the next day where",
            "                  it is more than 12 h before",
            "  values      NAME: expression, for use in what follows",
            "  skip        REASON: condition; such rows are left out and counted",
            "  require     REASON: condition; other rows are rejected",
            "  contactId   columns that together name the contact",
            "  rowId       columns that together name the row, where contacts have several",
            "  fields      FIELD: expression, for all events",
            "  events      list of {type, when: condition, at: time, fields, channel}; in the",
            "              order in which they come at equal times",
            "Expressions are JEXL: columns by name, == != < && || ! ? :, 'text', null where",
            "a cell is missing. Times are milliseconds since 1970. The field customer is",
            "hashed, with the key in QUEUEWATCH_CUSTOMER_KEY or the file that",
            "QUEUEWATCH_CUSTOMER_KEY_FILE names, and left out without one.",
            "An example is samples/anonymous-bank/mapping.yaml."
        })
public final class ImportCsvCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private ImportRun run = new ImportRun();

    @Option(
            names = "--mapping",
            required = true,
            paramLabel = "MAP",
            description = "How rows become events, a YAML file.")
    private Path mapping;

    @Override
    public Integer call() {
        try {
            CallMapping loaded = MappingFile.load(mapping);
            return run.run(customers -> new CsvFormat(loaded, customers));
        } catch (ImportException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }
}
