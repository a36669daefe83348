package io.queuewatch.infra.report;

import io.queuewatch.infra.influxql.Series;
import io.queuewatch.infra.influxql.Series.Point;
import io.queuewatch.pipeline.influx.Catalogue;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads how agents spent their time.
 *
 * @param rows the rows of days
 * @param aims what is wanted
 */
record TeamsReader(DayRows rows, Aims aims) {
    private static final String ALL = "*";

    private static final List<String> FIELDS =
            List.of(
                    "signed_in_ms",
                    "on_contact_ms",
                    "wrap_ms",
                    "available_ms",
                    "away_ms",
                    "unknown_ms",
                    "scheduled_ms",
                    "adherent_ms",
                    "paid_ms",
                    "shrunk_ms",
                    "chat_ms",
                    "chat_busy_ms");

    /** Of a period and the one before; empty where nothing is known of the period. */
    Optional<TeamsReview> read(Period period) {
        SortedMap<String, Tally> teams = new TreeMap<>();
        Ledger now = read(period, teams);
        Ledger before = read(period.before(), new TreeMap<>());
        return now.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new TeamsReview(Ledger.course(period, now, before), teams, aims.ofTeams()));
    }

    private Ledger read(Period period, SortedMap<String, Tally> teams) {
        Ledger all = new Ledger();
        for (Series series :
                rows.of(
                        Catalogue.AGENT_TIME,
                        period,
                        String.join(", ", FIELDS),
                        "\"interval\" = '1d'",
                        "team")) {
            String team = series.tags().get("team");
            for (Point point : series.points()) {
                Tally times = times(point);
                if (team.equals(ALL)) {
                    all.add(rows.day(point), times);
                } else {
                    Tally.in(teams, team).add(times);
                }
            }
        }
        return all;
    }

    private static Tally times(Point point) {
        Tally times = Tally.of(point, FIELDS);
        long contact = times.of("on_contact_ms") + times.of("wrap_ms");
        times.add("contact_ms", contact);
        times.add("ready_ms", contact + times.of("available_ms"));
        return times;
    }
}
