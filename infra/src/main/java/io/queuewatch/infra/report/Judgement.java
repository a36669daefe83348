package io.queuewatch.infra.report;

import io.queuewatch.pipeline.contact.Channel;
import java.util.OptionalDouble;

/**
 * A figure of a channel beside its target: in words, so that colours only repeat them.
 *
 * @param word for people, empty where there is nothing to judge
 * @param style the class that colours it
 */
record Judgement(String word, String style) {
    private static final Judgement NONE = new Judgement("", "none");

    static Judgement of(Figure figure, ChannelReview review) {
        OptionalDouble target = target(figure, review);
        OptionalDouble value = figure.of(review.now());
        if (target.isEmpty()) {
            return NONE;
        }
        if (value.isEmpty()) {
            return new Judgement("not measured", "none");
        }
        double gap = Math.abs(value.getAsDouble() - target.getAsDouble());
        OptionalDouble margin = figure.margin(review.now());
        if (margin.isPresent() && gap <= margin.getAsDouble()) {
            return new Judgement("within its margin", "unsure");
        }
        return figure.meets(value.getAsDouble(), target.getAsDouble())
                ? new Judgement("met", "good")
                : new Judgement("missed", "bad");
    }

    static OptionalDouble target(Figure figure, ChannelReview review) {
        Channel channel = review.channel();
        return figure.target(channel, review.targetRate());
    }
}
