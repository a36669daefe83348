package io.queuewatch.infra.report;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.outcome.Margins;
import java.util.OptionalDouble;

/** What the review shows: each figure is a count or a ratio of two sums. */
enum Figure {
    OFFERED("offered", "Offered", Kind.COUNT, Wanted.NEITHER, "offered", null),
    SERVICE_LEVEL(
            "service_level",
            "Service level",
            Kind.SHARE,
            Wanted.HIGH,
            "service_level",
            "service_level_base"),
    ANSWER_RATE("answer_rate", "Answer rate", Kind.SHARE, Wanted.HIGH, "answered", "answer_base"),
    ABANDONMENT(
            "abandonment_rate",
            "Abandonment",
            Kind.SHARE,
            Wanted.LOW,
            "abandonment_rate",
            "abandonment_base"),
    SPEED_OF_ANSWER("asa_ms", "Speed of answer", Kind.TIME, Wanted.LOW, "asa_ms", "answered"),
    HANDLE_TIME("aht_ms", "Handle time", Kind.TIME, Wanted.LOW, "aht_ms", "handled_timed"),
    FIRST_CONTACT_RESOLUTION(
            "fcr_7",
            "First contact resolution",
            Kind.SHARE,
            Wanted.HIGH,
            "fcr_7_met",
            "fcr_7_base"),
    SATISFACTION("csat", "Satisfaction", Kind.SCALE, Wanted.HIGH, "csat_sum_micro", "csat_n"),
    NET_PROMOTERS("nps", "Net promoter score", Kind.SCORE, Wanted.HIGH, null, "nps_n"),
    COST_PER_CONTACT(
            "cost_per_contact", "Cost per contact", Kind.MONEY, Wanted.LOW, "cost", "contacts"),
    COST_PER_RESOLVED(
            "cost_per_resolved", "Cost per resolved", Kind.MONEY, Wanted.LOW, "cost", "resolved");

    /** What it is counted in. */
    enum Kind {
        COUNT,
        SHARE,
        TIME,
        /** Points of 1 to 5. */
        SCALE,
        /** Points of -100 to 100. */
        SCORE,
        /** Minor units. */
        MONEY
    }

    /** Which way is better. */
    enum Wanted {
        HIGH,
        LOW,
        NEITHER
    }

    private static final double MILLIONTHS = 1e6;
    private static final double MINUTE_MS = 60_000;
    private static final double DAY_MS = 24 * 60 * MINUTE_MS;

    private final String field;
    private final String label;
    private final Kind kind;
    private final Wanted wanted;
    private final String numerator;
    private final String denominator;

    Figure(
            String field,
            String label,
            Kind kind,
            Wanted wanted,
            String numerator,
            String denominator) {
        this.field = field;
        this.label = label;
        this.kind = kind;
        this.wanted = wanted;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** Its name in InfluxDB. */
    String field() {
        return field;
    }

    /** Its name for people. */
    String label() {
        return label;
    }

    Kind kind() {
        return kind;
    }

    Wanted wanted() {
        return wanted;
    }

    /** Its value; absent where its denominator is 0. */
    OptionalDouble of(Tally sums) {
        if (this == OFFERED) {
            return OptionalDouble.of(sums.of(numerator));
        }
        if (this == NET_PROMOTERS) {
            long n = sums.of(denominator);
            double net = sums.of("promoters") - sums.of("detractors");
            return n > 0 ? OptionalDouble.of(net * 100 / n) : OptionalDouble.empty();
        }
        OptionalDouble ratio = sums.ratio(numerator, denominator);
        return this == SATISFACTION && ratio.isPresent()
                ? OptionalDouble.of(ratio.getAsDouble() / MILLIONTHS)
                : ratio;
    }

    /**
     * How far the answers of some may be from those of all, in its own unit, where that is known.
     */
    OptionalDouble margin(Tally sums) {
        Double margin =
                switch (this) {
                    case SATISFACTION ->
                            Margins.ofMean(
                                    sums.of("csat_n"),
                                    sums.of("csat_sum_micro"),
                                    sums.of("csat_sum_sq_micro"));
                    case NET_PROMOTERS ->
                            Margins.ofNetPromoters(
                                    sums.of("nps_n"), sums.of("promoters"), sums.of("detractors"));
                    default -> null;
                };
        return margin == null ? OptionalDouble.empty() : OptionalDouble.of(margin);
    }

    /**
     * What is wanted of a channel by the published targets of exceptional service; the service
     * level has the target that its rows carry.
     *
     * @param rate the service level wanted by the rows, where it is known
     */
    OptionalDouble target(Channel channel, OptionalDouble rate) {
        return switch (this) {
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
            case OFFERED, COST_PER_CONTACT, COST_PER_RESOLVED -> OptionalDouble.empty();
        };
    }

    /**
     * Whether a value is as wanted: a low one has to be below its target, a high one at least it.
     */
    boolean meets(double value, double target) {
        return wanted == Wanted.LOW ? value < target : value >= target;
    }
}
