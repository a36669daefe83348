package io.queuewatch.infra.rehearse;

import io.queuewatch.infra.local.WorkDirectory;
import io.queuewatch.infra.simulator.CentreOptions;
import io.queuewatch.infra.simulator.PromiseOptions;
import io.queuewatch.infra.simulator.model.CentreModel;
import io.queuewatch.infra.simulator.model.Incident;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code queuewatch rehearse}: whom days of the simulated centre would call, and when. */
@Command(
        name = "rehearse",
        footer = {
            "  queuewatch rehearse --incident outage:support@2026-03-02T10:00+2h",
            "  queuewatch rehearse --incident release:vip*1.3@2026-03-02T10:00+4h --targets new.yaml",
            "  queuewatch rehearse --days 7 --start 2026-03-02 --seed 7     a week without incidents",
            "  queuewatch rehearse --incident absence:billing@2026-03-02T15:00+1h --json"
        },
        description = {
            "Plays days of the simulated centre as fast as it can through the job that watches"
                    + " queues, and tells who would have been called: which page when, how many"
                    + " minutes after the incident began, and which tickets. Try targets and settings"
                    + " of alerts here before applying them.",
            "Starts Kafka and Flink in this process. Nobody is told anything. Minutes are those of the"
                    + " centre until the page is written; Alertmanager then waits for its"
                    + " group_wait.",
            "An incident pages nobody where it is absorbed: agents who were idle, or those of other"
                    + " queues, take what it brings, and what was promised is kept well enough. NoArrivals"
                    + " and SourceSilent need two weeks before the incident, that is --days 15."
        })
public final class RehearseCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;
    @Mixin private CentreOptions centre = new CentreOptions();
    @Mixin private PromiseOptions promises = new PromiseOptions();

    @Option(
            names = "--start",
            paramLabel = "DATE",
            description =
                    "The first day, as in 2026-03-02. Default: that of the first incident, else"
                            + " yesterday.")
    private LocalDate first;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many days. Default: ${DEFAULT-VALUE}.")
    private int days;

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        if (days < 1) {
            throw wrong("--days must be at least 1, not " + days);
        }
        CentreModel model = centre.model();
        LocalDate from = first == null ? usualStart(model) : first;
        Instant start = midnight(from);
        Instant end = midnight(from.plusDays(days));
        for (Incident incident : model.incidents()) {
            if (incident.from().isBefore(start) || !incident.from().isBefore(end)) {
                throw wrong(
                        "--incident: the %s does not begin on one of the days that are played, %s to %s; want another --start, or more --days"
                                .formatted(incident, from, from.plusDays(days - 1L)));
            }
        }
        Rehearsal rehearsal =
                new Rehearsal(model, centre.seed(), start, end, promises.load(centre.zone()));
        try (WorkDirectory directory =
                WorkDirectory.open(WorkDirectory.given(spec).resolve("rehearse"))) {
            Rehearsal.Played played = rehearsal.run(directory.path(), this::tell);
            Outcome outcome = new Outcome(model, played.events(), Told.in(played.words()));
            spec.commandLine()
                    .getOut()
                    .println(json ? new OutcomeJson(outcome) : new OutcomeText(outcome));
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private LocalDate usualStart(CentreModel model) {
        return model.incidents().stream()
                .map(Incident::from)
                .min(Comparator.naturalOrder())
                .map(from -> LocalDate.ofInstant(from, centre.zone()))
                .orElseGet(() -> LocalDate.now(centre.zone()).minusDays(days));
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(centre.zone()).toInstant();
    }

    private void tell(String line) {
        spec.commandLine().getErr().println(line);
        spec.commandLine().getErr().flush();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
