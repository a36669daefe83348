package io.queuewatch.infra.report;

import com.samskivert.mustache.Mustache;
import io.queuewatch.infra.report.Page.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Makes a review one page that needs nothing else: the plotting library is in it. */
final class PageWriter {
    private static final String LIBRARY =
            "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.common.min.js";

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
                        sections(review, plots),
                        resource("page.css"),
                        resource(LIBRARY),
                        resource("page.js"),
                        plots.json());
        return Mustache.compiler()
                .strictSections(true)
                .compile(resource("page.html"))
                .execute(page);
    }

    private static List<Section> sections(Review review, PlotData plots) {
        Period period = review.period();
        List<Section> sections = new ArrayList<>();
        review.channels()
                .forEach(channel -> sections.add(ChannelSection.of(channel, period, plots)));
        review.outbound()
                .forEach(outbound -> sections.add(OutboundSection.of(outbound, period, plots)));
        review.teams().ifPresent(teams -> sections.add(TeamsSection.of(teams, period, plots)));
        return sections;
    }

    /** Those that are judged so, a line for each channel and one for the teams. */
    private static List<String> judged(Review review, String style) {
        List<String> lines = new ArrayList<>();
        for (ChannelReview channel : review.channels()) {
            judged(
                    lines,
                    Wording.capital(channel.channel().label()),
                    channel.course().now(),
                    channel.aims(),
                    style);
        }
        review.teams()
                .ifPresent(
                        teams -> judged(lines, "Teams", teams.course().now(), teams.aims(), style));
        return lines;
    }

    private static void judged(
            List<String> lines, String name, Tally sums, Map<Figure, Aim> aims, String style) {
        List<String> figures =
                Stream.of(Figure.values())
                        .filter(aims::containsKey)
                        .filter(f -> Judgement.of(f, sums, aims.get(f)).style().equals(style))
                        .map(figure -> judged(figure, sums, aims.get(figure)))
                        .toList();
        if (!figures.isEmpty()) {
            lines.add(name + ": " + String.join("; ", figures));
        }
    }

    private static String judged(Figure figure, Tally sums, Aim aim) {
        return "%s %s (%s)"
                .formatted(
                        figure.label().toLowerCase(Locale.ROOT),
                        Wording.valueAndMargin(figure, sums),
                        aim.words(figure.kind()));
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
