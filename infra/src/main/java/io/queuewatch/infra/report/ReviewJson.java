package io.queuewatch.infra.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
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
            figures(node.putObject("period"), channel.now());
            figures(node.putObject("before"), channel.before());
            ObjectNode targets = node.putObject("targets");
            for (Figure figure : Figure.values()) {
                Judgement.target(figure, channel)
                        .ifPresent(target -> targets.put(figure.field(), target));
            }
            by(node.putObject("queues"), channel.queues());
            by(node.putObject("segments"), channel.segments());
            by(node.putObject("moments"), channel.moments());
            ObjectNode days = node.putObject("days");
            channel.days().forEach((day, sums) -> figures(days.putObject(day.toString()), sums));
            channel.silent()
                    .forEach(day -> node.withArray("days_without_data").add(day.toString()));
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void by(ObjectNode node, SortedMap<String, Tally> tallies) {
        tallies.forEach((name, sums) -> figures(node.putObject(name), sums));
    }

    private static void figures(ObjectNode node, Tally sums) {
        for (Figure figure : Figure.values()) {
            put(node, figure.field(), figure.of(sums));
        }
        put(node, "csat_margin", Figure.SATISFACTION.margin(sums));
        put(node, "nps_margin", Figure.NET_PROMOTERS.margin(sums));
        put(node, "fcr_known", sums.ratio("resolved_known", "resolved"));
        node.put("fcr_7_base", sums.of("fcr_7_base"));
        node.put("fcr_7_open", sums.of("fcr_7_open"));
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        node.put(name, value.isPresent() ? Double.valueOf(value.getAsDouble()) : null);
    }
}
