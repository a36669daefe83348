package io.queuewatch.infra.report;

import com.samskivert.mustache.Mustache;
import io.queuewatch.infra.report.Figure.Kind;
import io.queuewatch.infra.report.Page.Line;
import io.queuewatch.infra.report.Page.Row;
import io.queuewatch.infra.report.Page.Section;
import io.queuewatch.infra.report.Page.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes a review one page that needs nothing else: the plotting library is in it. */
final class PageWriter {
    private static final String LIBRARY =
            "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.common.min.js";

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

    private static final List<Figure> OF_MOMENTS =
            List.of(
                    Figure.OFFERED,
                    Figure.SERVICE_LEVEL,
                    Figure.ANSWER_RATE,
                    Figure.ABANDONMENT,
                    Figure.SPEED_OF_ANSWER,
                    Figure.HANDLE_TIME);

    private final Instant made;

    /**
     * A writer.
     *
     * @param made the present
     */
    PageWriter(Instant made) {
        this.made = made;
    }

    /** The page. */
    String write(Review review) {
        PlotData plots = new PlotData(review.period());
        List<Section> sections =
                review.channels().stream().map(channel -> section(channel, review, plots)).toList();
        Page page =
                new Page(
                        "Review of " + review.period(),
                        review.period().before().toString(),
                        review.zone().getId(),
                        minute(review.upTo(), review.zone()),
                        minute(made, review.zone()),
                        judged(review, "bad"),
                        judged(review, "unsure"),
                        judged(review, "good"),
                        sections,
                        resource("page.css"),
                        resource(LIBRARY),
                        resource("page.js"),
                        plots.json());
        return Mustache.compiler()
                .strictSections(true)
                .compile(resource("page.html"))
                .execute(page);
    }

    /** Those that are judged so, a line for each channel. */
    private static List<String> judged(Review review, String style) {
        List<String> lines = new ArrayList<>();
        for (ChannelReview channel : review.channels()) {
            List<String> figures =
                    Stream.of(Figure.values())
                            .filter(f -> Judgement.of(f, channel).style().equals(style))
                            .map(figure -> judged(figure, channel))
                            .toList();
            if (!figures.isEmpty()) {
                lines.add(name(channel) + ": " + String.join("; ", figures));
            }
        }
        return lines;
    }

    private static String judged(Figure figure, ChannelReview channel) {
        return "%s %s (%s)"
                .formatted(
                        figure.label().toLowerCase(Locale.ROOT),
                        Wording.valueAndMargin(figure, channel.now()),
                        wanted(figure, channel));
    }

    private static Section section(ChannelReview channel, Review review, PlotData plots) {
        List<Table> tables = new ArrayList<>();
        table(tables, "By queue", "Queue", OF_QUEUES, channel.queues());
        table(tables, "By segment", "Segment", OF_QUEUES, channel.segments());
        table(tables, "By moment", "Moment", OF_MOMENTS, channel.moments());
        return new Section(
                name(channel),
                channel.channel().label(),
                lines(channel),
                notes(channel),
                plots.add(channel),
                tables,
                days(channel, review.period()));
    }

    private static List<Line> lines(ChannelReview channel) {
        List<Line> lines = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            OptionalDouble now = figure.of(channel.now());
            OptionalDouble before =
                    channel.before().isEmpty()
                            ? OptionalDouble.empty()
                            : figure.of(channel.before());
            Judgement judgement = Judgement.of(figure, channel);
            String change = Wording.change(figure, now, before);
            lines.add(
                    new Line(
                            figure.label(),
                            Wording.valueAndMargin(figure, channel.now()),
                            wanted(figure, channel),
                            judgement.word(),
                            judgement.style(),
                            Wording.value(figure, before),
                            change,
                            change.endsWith("better")
                                    ? "good"
                                    : change.endsWith("worse") ? "bad" : "none"));
        }
        return lines;
    }

    private static String wanted(Figure figure, ChannelReview channel) {
        String target = Wording.target(figure, Judgement.target(figure, channel));
        return figure == Figure.SERVICE_LEVEL
                        && channel.targetRate().isPresent()
                        && channel.targetMs().isPresent()
                ? target + " within " + Wording.value(Kind.TIME, channel.targetMs().getAsDouble())
                : target;
    }

    private static List<String> notes(ChannelReview channel) {
        Tally now = channel.now();
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
        if (!channel.silent().isEmpty()) {
            notes.add("Days without data: " + spans(channel.silent()) + ".");
        }
        if (!channel.silentBefore().isEmpty()) {
            notes.add(
                    "Days without data in the period before: "
                            + spans(channel.silentBefore())
                            + ".");
        }
        return notes;
    }

    /** As in {@code 2026-11-02 to 2026-11-04, 2026-11-08}. */
    private static String spans(List<LocalDate> days) {
        List<Period> spans = new ArrayList<>();
        for (LocalDate day : days) {
            int last = spans.size() - 1;
            if (last >= 0 && spans.get(last).to().plusDays(1).equals(day)) {
                spans.set(last, new Period(spans.get(last).from(), day));
            } else {
                spans.add(new Period(day, day));
            }
        }
        return String.join(", ", spans.stream().map(Period::toString).toList());
    }

    private static void table(
            List<Table> tables,
            String caption,
            String heading,
            List<Figure> figures,
            SortedMap<String, Tally> sums) {
        List<Row> rows =
                sums.entrySet().stream()
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(entry -> row(entry.getKey(), figures, entry.getValue()))
                        .toList();
        if (!rows.isEmpty()) {
            tables.add(new Table(caption, heading, labels(figures), rows));
        }
    }

    private static Table days(ChannelReview channel, Period period) {
        Map<LocalDate, Row> rows = new TreeMap<>();
        for (LocalDate day : period.days()) {
            Tally sums = channel.days().getOrDefault(day, new Tally());
            rows.put(
                    day,
                    channel.silent().contains(day)
                            ? new Row(day + " (no data)", row("", OF_QUEUES, new Tally()).cells())
                            : row(day.toString(), OF_QUEUES, sums));
        }
        return new Table("By day", "Day", labels(OF_QUEUES), List.copyOf(rows.values()));
    }

    private static Row row(String name, List<Figure> figures, Tally sums) {
        return new Row(
                name,
                figures.stream()
                        .map(
                                figure ->
                                        figure == Figure.OFFERED && sums.isEmpty()
                                                ? Wording.NONE
                                                : Wording.valueAndMargin(figure, sums))
                        .toList());
    }

    private static List<String> labels(List<Figure> figures) {
        return figures.stream().map(Figure::label).toList();
    }

    private static String name(ChannelReview channel) {
        String label = channel.channel().label();
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    private static String minute(Instant moment, ZoneId zone) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                .format(moment.truncatedTo(ChronoUnit.MINUTES).atZone(zone));
    }

    private static String resource(String name) {
        try (InputStream in = PageWriter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its part " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
