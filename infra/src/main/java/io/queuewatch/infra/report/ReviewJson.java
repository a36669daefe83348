package io.queuewatch.infra.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** A review as JSON: figures by the names of the fields of InfluxDB, absent ones as null. */
final class ReviewJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReviewJson() {}

    static String write(Review review) {
        ObjectNode root = JSON.createObjectNode();
        root.put("from", review.period().from().toString())
                .put("to", review.period().to().toString())
                .put("time_zone", review.zone().getId())
                .put("as_of", review.upTo().toEpochMilli());
        ObjectNode channels = root.putObject("channels");
        for (ChannelReview channel : review.channels()) {
            ObjectNode node = channels.putObject(channel.channel().label());
            course(node, Figure.OF_CHANNELS, channel.course());
            targets(node, channel.aims());
            by(node.putObject("queues"), Figure.OF_CHANNELS, channel.queues());
            by(node.putObject("segments"), Figure.OF_CHANNELS, channel.segments());
            by(node.putObject("moments"), Figure.OF_CHANNELS, channel.moments());
        }
        review.teams()
                .ifPresent(
                        teams -> {
                            ObjectNode node = root.putObject("teams");
                            course(node, Figure.OF_TEAMS, teams.course());
                            targets(node, teams.aims());
                            by(node.putObject("teams"), Figure.OF_TEAMS, teams.teams());
                        });
        ObjectNode outbound = root.putObject("outbound");
        for (OutboundReview channel : review.outbound()) {
            ObjectNode node = outbound.putObject(channel.channel().label());
            course(node, Figure.OF_OUTBOUND, channel.course());
            by(node.putObject("directions"), Figure.OF_OUTBOUND, channel.directions());
            by(node.putObject("queues"), Figure.OF_OUTBOUND, channel.queues());
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void course(ObjectNode node, List<Figure> figures, Course course) {
        figures(node.putObject("period"), figures, course.now());
        figures(node.putObject("before"), figures, course.before());
        ObjectNode days = node.putObject("days");
        course.days()
                .forEach((day, sums) -> figures(days.putObject(day.toString()), figures, sums));
        course.silent().forEach(day -> node.withArray("days_without_data").add(day.toString()));
    }

    private static void by(
            ObjectNode node, List<Figure> figures, SortedMap<String, Tally> tallies) {
        tallies.forEach((name, sums) -> figures(node.putObject(name), figures, sums));
    }

    private static void figures(ObjectNode node, List<Figure> figures, Tally sums) {
        for (Figure figure : figures) {
            put(node, figure.field(), figure.of(sums));
        }
        if (figures.equals(Figure.OF_CHANNELS)) {
            put(node, "csat_margin", Figure.SATISFACTION.margin(sums));
            put(node, "nps_margin", Figure.NET_PROMOTERS.margin(sums));
            put(node, "fcr_known", sums.ratio("resolved_known", "resolved"));
            node.put("fcr_7_base", sums.of("fcr_7_base"));
            node.put("fcr_7_open", sums.of("fcr_7_open"));
        }
    }

    private static void targets(ObjectNode node, Map<Figure, Aim> aims) {
        ObjectNode targets = node.putObject("targets");
        aims.forEach(
                (figure, aim) -> {
                    if (aim.isRange()) {
                        ObjectNode range = targets.putObject(figure.field());
                        put(range, "least", aim.least());
                        put(range, "most", aim.below());
                    } else {
                        put(
                                targets,
                                figure.field(),
                                aim.least().isPresent() ? aim.least() : aim.below());
                    }
                });
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        node.put(name, value.isPresent() ? Double.valueOf(value.getAsDouble()) : null);
    }
}
