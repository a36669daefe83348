package io.queuewatch.infra.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.queuewatch.infra.report.Page.Plot;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** The values that the plots of the page are drawn from: one for each day, absent as null. */
final class PlotData {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MINUTE_MS = 60_000;
    private static final double HOUR_MS = 60 * MINUTE_MS;
    private static final Tally NOTHING = new Tally();

    private final List<LocalDate> days;
    private final ArrayNode plots = JSON.createArrayNode();

    PlotData(Period period) {
        days = period.days();
    }

    /** Adds the plots of a channel. */
    List<Plot> ofChannel(ChannelReview review) {
        String channel = review.channel().label();
        Course course = review.course();
        return List.of(volume(channel, course), rates(channel, review), times(channel, course));
    }

    /** Adds the plot of how agents spent their time. */
    List<Plot> ofTeams(Course course) {
        ObjectNode shares = plot("teams-shares", "%", "line");
        lines(shares, course, 100, Figure.OCCUPANCY, Figure.ADHERENCE, Figure.SHRINKAGE);
        return List.of(place(course, "teams-shares", "Shares of time by day", Figure.OCCUPANCY));
    }

    /** Adds the plot of what the centre began on a channel. */
    List<Plot> ofOutbound(OutboundReview review) {
        String id = "outbound-" + review.channel().label() + "-volume";
        Course course = review.course();
        ObjectNode volume = plot(id, "contacts", "bar");
        series(volume, Figure.BEGUN.label(), day -> count(course, day, "contacts"));
        return List.of(place(course, id, "Contacts begun by day", Figure.BEGUN));
    }

    private Plot volume(String channel, Course course) {
        String id = channel + "-volume";
        ObjectNode volume = plot(id, "visits", "bar");
        series(volume, "answered", day -> count(course, day, "answered"));
        series(volume, "abandoned", day -> count(course, day, "abandoned"));
        series(
                volume,
                "otherwise",
                day -> {
                    Tally sums = course.days().getOrDefault(day, NOTHING);
                    return silentOr(
                            course,
                            day,
                            sums.of("answer_base") - sums.of("answered") - sums.of("abandoned"));
                });
        return place(course, id, "Visits by day, by what became of them", Figure.OFFERED);
    }

    private Plot rates(String channel, ChannelReview review) {
        String id = channel + "-rates";
        ObjectNode rates = plot(id, "%", "line");
        lines(
                rates,
                review.course(),
                100,
                Figure.SERVICE_LEVEL,
                Figure.ANSWER_RATE,
                Figure.ABANDONMENT,
                Figure.FIRST_CONTACT_RESOLUTION);
        Aim level = review.aims().getOrDefault(Figure.SERVICE_LEVEL, Aim.NONE);
        level.least().ifPresent(rate -> rates.put("target", Math.round(rate * 1000) / 10.0));
        return place(review.course(), id, "Rates by day", Figure.SERVICE_LEVEL);
    }

    private Plot times(String channel, Course course) {
        boolean hours =
                Stream.of(Figure.SPEED_OF_ANSWER, Figure.HANDLE_TIME)
                        .anyMatch(figure -> figure.of(course.now()).orElse(0) > 3 * HOUR_MS);
        String id = channel + "-times";
        ObjectNode times = plot(id, hours ? "h" : "min", "line");
        lines(
                times,
                course,
                1 / (hours ? HOUR_MS : MINUTE_MS),
                Figure.SPEED_OF_ANSWER,
                Figure.HANDLE_TIME);
        return place(course, id, "Times by day, means", Figure.HANDLE_TIME);
    }

    /** As JSON that may stand within a script element. */
    String json() {
        try {
            return JSON.writeValueAsString(plots).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Plot place(Course course, String id, String title, Figure figure) {
        return new Plot(
                id,
                title,
                "%s of the period: %s"
                        .formatted(figure.label(), Wording.value(figure, figure.of(course.now()))));
    }

    private ObjectNode plot(String id, String unit, String kind) {
        ObjectNode plot = plots.addObject().put("id", id).put("unit", unit).put("kind", kind);
        ArrayNode axis = plot.putArray("days");
        days.forEach(day -> axis.add(day.toString()));
        plot.putArray("series");
        return plot;
    }

    private void lines(ObjectNode plot, Course course, double scale, Figure... figures) {
        for (Figure figure : figures) {
            series(
                    plot,
                    figure.label(),
                    day -> {
                        OptionalDouble value = figure.of(course.days().getOrDefault(day, NOTHING));
                        return value.isPresent()
                                ? Double.valueOf(round(value.getAsDouble() * scale))
                                : null;
                    });
        }
    }

    private void series(ObjectNode plot, String name, Function<LocalDate, Double> value) {
        ObjectNode series = plot.withArray("series").addObject().put("name", name);
        ArrayNode values = series.putArray("values");
        days.forEach(day -> values.add(value.apply(day)));
    }

    private static Double count(Course course, LocalDate day, String field) {
        return silentOr(course, day, course.days().getOrDefault(day, NOTHING).of(field));
    }

    private static Double silentOr(Course course, LocalDate day, long number) {
        return course.silent().contains(day) ? null : Double.valueOf(number);
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
