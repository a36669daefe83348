package io.queuewatch.infra.report;

import io.queuewatch.infra.failure.KnownFailure;
import io.queuewatch.infra.influxql.InfluxOptions;
import io.queuewatch.pipeline.config.Targets;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code queuewatch report}: the review of a week, a quarter or any days as one page. */
@Command(
        name = "report",
        footer = {
            "  queuewatch report --out week.html                        the last whole week",
            "  queuewatch report --quarter 2026-Q3 --out q3.html        a quarter against the one before",
            "  queuewatch report --week 2026-W47 --targets targets.yaml --out week.html",
            "  queuewatch report --from 2026-11-01 --to 2026-11-15 --out half.html",
            "  queuewatch report --week 2026-W47 --json                 its numbers, for a script"
        },
        description = {
            "Writes the review of a period as one HTML page with plots and tables, to be sent to"
                    + " people who will not log in: it needs no network and nothing beside it.",
            "It is made from the rows of days, each visit counted where it began: by channel, queue,"
                    + " segment and moment, against the targets and the period before (of a quarter the"
                    + " quarter before, of a month the month before, else as many days). What the"
                    + " centre began itself and how its teams spent their time come after that.",
            "Credentials, where InfluxDB wants them: QUEUEWATCH_INFLUX_USER and"
                    + " QUEUEWATCH_INFLUX_PASSWORD_FILE, or QUEUEWATCH_INFLUX_TOKEN_FILE, in the"
                    + " environment."
        })
public final class ReportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(names = "--from", paramLabel = "DATE", description = "The first day: 2026-11-16.")
    private LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "The last day, which belongs to it. Default: the last whole week.")
    private LocalDate to;

    @Option(names = "--week", description = "A week of ISO 8601 instead: 2026-W47.")
    private String week;

    @Option(names = "--quarter", description = "A quarter instead: 2026-Q3.")
    private String quarter;

    @Option(names = "--out", paramLabel = "FILE", description = "The page to write.")
    private Path out;

    @Option(names = "--force", description = "Overwrite it where there is one.")
    private boolean force;

    @Option(names = "--json", description = "Print the numbers as JSON.")
    private boolean json;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description =
                    "Time zone of the days. Default: that of --targets, else that of this machine.")
    private ZoneId zone;

    @Option(
            names = "--targets",
            paramLabel = "FILE",
            description =
                    "Targets of the queues, a YAML file: its time zone, and what it wants of"
                            + " abandonment, mean waits, handle times, FCR, CSAT, NPS and of teams."
                            + " Default: the published targets.")
    private Path targets;

    @Mixin private InfluxOptions influx = new InfluxOptions();

    @Override
    public Integer call() {
        Clock clock = Clock.systemUTC();
        Optional<Targets> wanted =
                Optional.ofNullable(targets)
                        .map(file -> Targets.load(file, ZoneId.systemDefault()));
        ZoneId days =
                zone != null ? zone : wanted.map(Targets::zone).orElse(ZoneId.systemDefault());
        Period period = period(LocalDate.now(clock.withZone(days)));
        if (out == null && !json) {
            throw wrong("where to? Name the page with --out FILE.html, or ask for --json");
        }
        if (out != null && !force && Files.exists(out)) {
            throw new KnownFailure(out + " is there already", "another --out, or --force");
        }
        Review review =
                new ReviewReader(
                                new DayRows(influx.query(), influx.database(), days),
                                new Aims(wanted))
                        .read(period);
        PrintWriter print = spec.commandLine().getOut();
        if (out != null) {
            write(new PageWriter(clock.instant()).write(review));
        }
        if (json) {
            print.println(ReviewJson.write(review));
        } else {
            print.printf("%s: the review of %s%n", out, period);
        }
        print.flush();
        return 0;
    }

    private Period period(LocalDate today) {
        boolean days = from != null || to != null;
        if (Stream.of(days, week != null, quarter != null).filter(given -> given).count() > 1) {
            throw wrong("want one of --from with --to, --week, and --quarter");
        }
        if (days && (from == null || to == null)) {
            throw wrong("want both --from and --to");
        }
        try {
            if (days) {
                return new Period(from, to);
            }
            if (week != null) {
                return Period.week(week);
            }
            return quarter == null ? Period.lastWeek(today) : Period.quarter(quarter);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    /** Whole or not at all: written beside its place, and then moved there. */
    private void write(String page) {
        Path place = out.toAbsolutePath();
        Path part = place.resolveSibling(place.getFileName() + ".part");
        try {
            Files.writeString(part, page);
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            forget(part);
            throw new KnownFailure(
                    "cannot write %s (%s)".formatted(out, e),
                    "a file in a directory that is there and that you may write to",
                    e);
        }
    }

    private static void forget(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new KnownFailure("cannot remove " + part, e);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
