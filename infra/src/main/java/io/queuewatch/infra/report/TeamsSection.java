package io.queuewatch.infra.report;

import io.queuewatch.infra.report.Page.Section;
import io.queuewatch.pipeline.influx.Retention;
import java.util.ArrayList;
import java.util.List;

/** What the page says of the time of agents: by team, and of no persons. */
final class TeamsSection {

    private TeamsSection() {}

    static Section of(TeamsReview review, Period period, PlotData plots) {
        List<String> notes = new ArrayList<>(Lines.silence(review.course()));
        notes.add(
                "Times of agents are kept for %d days; teams stand in the order of their names."
                        .formatted(Retention.OPERATIONS.kept().toDays()));
        return new Section(
                "Teams",
                "teams",
                Lines.of(Figure.OF_TEAMS, review.course(), review.aims()),
                notes,
                plots.ofTeams(review.course()),
                Tables.by("Team", Figure.OF_TEAMS, review.teams()),
                Tables.days(Figure.OF_TEAMS, review.course(), period));
    }
}
