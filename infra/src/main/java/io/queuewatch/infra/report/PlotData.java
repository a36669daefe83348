package io.queuewatch.infra.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.queuewatch.infra.report.Page.Plot;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
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
    List<Plot> add(ChannelReview review) {
        List<Plot> places = new ArrayList<>();
        String channel = review.channel().label();

        ObjectNode volume = plot(channel + "-volume", "visits", "bar");
        series(volume, "answered", day -> count(review, day, "answered"));
        series(volume, "abandoned", day -> count(review, day, "abandoned"));
        series(
                volume,
                "otherwise",
                day -> {
                    Tally sums = review.days().getOrDefault(day, NOTHING);
                    return silentOr(
                            review,
                            day,
                            sums.of("answer_base") - sums.of("answered") - sums.of("abandoned"));
                });
        places.add(
                new Plot(
                        channel + "-volume",
                        "Visits by day, by what became of them",
                        "%s offered in all"
                                .formatted(
                                        Wording.value(
                                                Figure.OFFERED, Figure.OFFERED.of(review.now())))));

        ObjectNode rates = plot(channel + "-rates", "%", "line");
        lines(
                rates,
                review,
                100,
                Figure.SERVICE_LEVEL,
                Figure.ANSWER_RATE,
                Figure.ABANDONMENT,
                Figure.FIRST_CONTACT_RESOLUTION);
        if (review.targetRate().isPresent()) {
            double rate = review.targetRate().getAsDouble();
            rates.put("target", Math.round(rate * 1000) / 10.0);
        }
        places.add(place(review, channel + "-rates", "Rates by day", Figure.SERVICE_LEVEL));

        boolean hours =
                Stream.of(Figure.SPEED_OF_ANSWER, Figure.HANDLE_TIME)
                        .anyMatch(figure -> figure.of(review.now()).orElse(0) > 3 * HOUR_MS);
        ObjectNode times = plot(channel + "-times", hours ? "h" : "min", "line");
        lines(
                times,
                review,
                1 / (hours ? HOUR_MS : MINUTE_MS),
                Figure.SPEED_OF_ANSWER,
                Figure.HANDLE_TIME);
        places.add(place(review, channel + "-times", "Times by day, means", Figure.HANDLE_TIME));
        return places;
    }

    /** As JSON that may stand within a script element. */
    String json() {
        try {
            return JSON.writeValueAsString(plots).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Plot place(ChannelReview review, String id, String title, Figure figure) {
        return new Plot(
                id,
                title,
                "%s of the period: %s"
                        .formatted(figure.label(), Wording.value(figure, figure.of(review.now()))));
    }

    private ObjectNode plot(String id, String unit, String kind) {
        ObjectNode plot = plots.addObject().put("id", id).put("unit", unit).put("kind", kind);
        ArrayNode axis = plot.putArray("days");
        days.forEach(day -> axis.add(day.toString()));
        plot.putArray("series");
        return plot;
    }

    private void lines(ObjectNode plot, ChannelReview review, double scale, Figure... figures) {
        for (Figure figure : figures) {
            series(
                    plot,
                    figure.label(),
                    day -> {
                        OptionalDouble value = figure.of(review.days().getOrDefault(day, NOTHING));
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

    private static Double count(ChannelReview review, LocalDate day, String field) {
        return silentOr(review, day, review.days().getOrDefault(day, NOTHING).of(field));
    }

    private static Double silentOr(ChannelReview review, LocalDate day, long number) {
        return review.silent().contains(day) ? null : Double.valueOf(number);
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
