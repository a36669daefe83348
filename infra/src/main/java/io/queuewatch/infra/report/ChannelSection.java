package io.queuewatch.infra.report;

import io.queuewatch.infra.report.Figure.Kind;
import io.queuewatch.infra.report.Page.Line;
import io.queuewatch.infra.report.Page.Section;
import io.queuewatch.infra.report.Page.Table;
import java.util.ArrayList;
import java.util.List;

/** What the page says of a channel. */
final class ChannelSection {
    private static final List<Figure> OF_QUEUES =
            List.of(
                    Figure.OFFERED,
                    Figure.SERVICE_LEVEL,
                    Figure.ANSWER_RATE,
                    Figure.ABANDONMENT,
                    Figure.SPEED_OF_ANSWER,
                    Figure.HANDLE_TIME,
                    Figure.FIRST_CONTACT_RESOLUTION,
                    Figure.SATISFACTION,
                    Figure.NET_PROMOTERS,
                    Figure.COST_PER_RESOLVED);

    private static final List<Figure> OF_MOMENTS = OF_QUEUES.subList(0, 6);

    private ChannelSection() {}

    static Section of(ChannelReview review, Period period, PlotData plots) {
        List<Table> tables = new ArrayList<>();
        tables.addAll(Tables.by("Queue", OF_QUEUES, review.queues()));
        tables.addAll(Tables.by("Segment", OF_QUEUES, review.segments()));
        tables.addAll(Tables.by("Moment", OF_MOMENTS, review.moments()));
        return new Section(
                Wording.capital(review.channel().label()),
                review.channel().label(),
                lines(review),
                notes(review),
                plots.ofChannel(review),
                tables,
                Tables.days(OF_QUEUES, review.course(), period));
    }

    /** The service level is one within a time. */
    private static List<Line> lines(ChannelReview review) {
        return Lines.of(Figure.OF_CHANNELS, review.course(), review.aims()).stream()
                .map(
                        line ->
                                line.label().equals(Figure.SERVICE_LEVEL.label())
                                                && review.aims().containsKey(Figure.SERVICE_LEVEL)
                                        ? line.wanting(wantedLevel(review))
                                        : line)
                .toList();
    }

    private static String wantedLevel(ChannelReview review) {
        String level = review.aims().get(Figure.SERVICE_LEVEL).words(Kind.SHARE);
        return review.targetMs().isPresent()
                ? level + " within " + Wording.value(Kind.TIME, review.targetMs().getAsDouble())
                : level;
    }

    private static List<String> notes(ChannelReview review) {
        Tally now = review.course().now();
        List<String> notes = new ArrayList<>();
        if (now.of("fcr_7_open") > 0) {
            notes.add(
                    "First contact resolution is provisional: %,d of its %,d contacts may still be repeated within 7 days."
                            .formatted(now.of("fcr_7_open"), now.of("fcr_7_base")));
        }
        now.ratio("resolved_known", "resolved")
                .ifPresent(
                        share ->
                                notes.add(
                                        "First contact resolution can speak of %s of the resolved contacts: those of known customers."
                                                .formatted(Wording.value(Kind.SHARE, share))));
        if (now.of("csat_n") + now.of("nps_n") > 0) {
            notes.add(
                    "Answers to surveys: %,d on satisfaction, %,d on recommending. Margins are those of 95 %% confidence, and are left out below 10 answers."
                            .formatted(now.of("csat_n"), now.of("nps_n")));
        }
        long waiting = now.of("offered") - now.of("answer_base");
        if (waiting > 0) {
            notes.add("%,d of the visits offered still wait for an outcome.".formatted(waiting));
        }
        notes.addAll(Lines.silence(review.course()));
        return notes;
    }
}
