package io.queuewatch.infra.report;

import io.queuewatch.pipeline.config.AlertSettings;
import io.queuewatch.pipeline.config.Band;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TeamLimits;
import io.queuewatch.pipeline.contact.Channel;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * What is wanted of the figures: the published targets of exceptional service, and where there is a
 * file of targets what it says of them.
 *
 * @param file the targets of the queues
 */
record Aims(Optional<Targets> file) {
    private static final double MINUTE_MS = 60_000;
    private static final double DAY_MS = 24 * 60 * MINUTE_MS;

    private static final TeamLimits PUBLISHED_OF_TEAMS =
            new TeamLimits(
                    new Band(0.70, 0.85),
                    0.95,
                    new Band(0.25, 0.35),
                    Duration.ofHours(40).toMillis());

    /** What the file may say something of. */
    private static final Map<Figure, ToDoubleFunction<AlertSettings>> IN_FILE =
            Map.of(
                    Figure.ABANDONMENT,
                    AlertSettings::abandonment,
                    Figure.SPEED_OF_ANSWER,
                    AlertSettings::meanWaitMs,
                    Figure.HANDLE_TIME,
                    AlertSettings::handleTimeMs,
                    Figure.FIRST_CONTACT_RESOLUTION,
                    settings -> settings.week().firstContacts(),
                    Figure.SATISFACTION,
                    settings -> settings.week().satisfaction(),
                    Figure.NET_PROMOTERS,
                    settings -> settings.week().promoters());

    /**
     * Of a channel.
     *
     * @param rate the service level that its rows say is wanted
     * @param queues those that have rows; where they want different things, nothing is wanted of
     *     all
     */
    Map<Figure, Aim> of(Channel channel, OptionalDouble rate, Set<String> queues) {
        Map<Figure, Aim> aims = new EnumMap<>(Figure.class);
        for (Figure figure : Figure.OF_CHANNELS) {
            OptionalDouble bound =
                    file.isPresent() && IN_FILE.containsKey(figure)
                            ? common(file.get(), channel, queues, figure)
                            : published(channel, figure, rate);
            bound.ifPresent(value -> aims.put(figure, Aim.of(figure, value)));
        }
        return aims;
    }

    /** Of all teams together, and of each. */
    Map<Figure, Aim> ofTeams() {
        TeamLimits limits = file.map(Targets::teams).orElse(PUBLISHED_OF_TEAMS);
        Map<Figure, Aim> aims = new EnumMap<>(Figure.class);
        put(aims, Figure.OCCUPANCY, limits.occupancy());
        put(aims, Figure.SHRINKAGE, limits.shrinkage());
        if (!Double.isNaN(limits.adherence())) {
            aims.put(Figure.ADHERENCE, Aim.of(Figure.ADHERENCE, limits.adherence()));
        }
        return aims;
    }

    private static void put(Map<Figure, Aim> aims, Figure figure, Band band) {
        if (!band.isAny()) {
            aims.put(figure, Aim.between(band.low(), band.high()));
        }
    }

    private static OptionalDouble published(Channel channel, Figure figure, OptionalDouble rate) {
        return switch (figure) {
            case SERVICE_LEVEL -> rate;
            case ANSWER_RATE -> OptionalDouble.of(0.95);
            case ABANDONMENT ->
                    channel == Channel.VOICE ? OptionalDouble.of(0.05) : OptionalDouble.empty();
            case SPEED_OF_ANSWER ->
                    switch (channel) {
                        case CHAT -> OptionalDouble.of(MINUTE_MS);
                        case EMAIL -> OptionalDouble.of(DAY_MS);
                        default -> OptionalDouble.empty();
                    };
            case HANDLE_TIME -> OptionalDouble.of(10 * MINUTE_MS);
            case FIRST_CONTACT_RESOLUTION -> OptionalDouble.of(0.8);
            case SATISFACTION -> OptionalDouble.of(4.3);
            case NET_PROMOTERS -> OptionalDouble.of(50);
            default -> OptionalDouble.empty();
        };
    }

    /** What all queues have in common, and nothing where they differ or do not judge it. */
    private static OptionalDouble common(
            Targets targets, Channel channel, Set<String> queues, Figure figure) {
        double[] values =
                queues.stream()
                        .map(queue -> targets.alerts(channel.label(), queue))
                        .mapToDouble(IN_FILE.get(figure))
                        .distinct()
                        .toArray();
        return values.length == 1 && isJudged(figure, values[0])
                ? OptionalDouble.of(values[0])
                : OptionalDouble.empty();
    }

    /** A limit that is no number judges nothing, nor does a time of 0. */
    private static boolean isJudged(Figure figure, double limit) {
        return !Double.isNaN(limit) && (figure.kind() != Figure.Kind.TIME || limit > 0);
    }
}
