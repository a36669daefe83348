package io.queuewatch.infra.report;

import io.queuewatch.pipeline.outcome.Margins;
import java.util.EnumSet;
import java.util.List;
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
            "cost_per_resolved", "Cost per resolved", Kind.MONEY, Wanted.LOW, "cost", "resolved"),
    SIGNED_IN("signed_in_ms", "Signed in", Kind.HOURS, Wanted.NEITHER, "signed_in_ms", null),
    OCCUPANCY("occupancy", "Occupancy", Kind.SHARE, Wanted.NEITHER, "contact_ms", "ready_ms"),
    ADHERENCE("adherence", "Adherence", Kind.SHARE, Wanted.HIGH, "adherent_ms", "scheduled_ms"),
    SHRINKAGE("shrinkage", "Shrinkage", Kind.SHARE, Wanted.NEITHER, "shrunk_ms", "paid_ms"),
    AWAY("away_rate", "Away", Kind.SHARE, Wanted.NEITHER, "away_ms", "signed_in_ms"),
    CHATS_AT_ONCE(
            "concurrency", "Chats at once", Kind.SCALE, Wanted.NEITHER, "chat_ms", "chat_busy_ms"),
    UNKNOWN("unknown_rate", "Unknown", Kind.SHARE, Wanted.NEITHER, "unknown_ms", "signed_in_ms"),
    BEGUN("contacts", "Contacts begun", Kind.COUNT, Wanted.NEITHER, "contacts", null),
    REACHED("handled", "Handled", Kind.COUNT, Wanted.NEITHER, "handled", null),
    TALK("talk_mean_ms", "Talk", Kind.TIME, Wanted.NEITHER, "talk_ms", "handled");

    /** What became of the contacts of a channel. */
    static final List<Figure> OF_CHANNELS = between(OFFERED, COST_PER_RESOLVED);

    /** How agents spent their time. */
    static final List<Figure> OF_TEAMS = between(SIGNED_IN, UNKNOWN);

    /** Of contacts that the centre began. */
    static final List<Figure> OF_OUTBOUND = between(BEGUN, TALK);

    /** What it is counted in. */
    enum Kind {
        COUNT,
        SHARE,
        TIME,
        /** Milliseconds of many people, told in hours. */
        HOURS,
        /** A number with two digits, such as points of 1 to 5. */
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

    /** Its value; absent where its denominator is 0, and where no cost is known. */
    OptionalDouble of(Tally sums) {
        if (denominator == null) {
            return OptionalDouble.of(sums.of(numerator));
        }
        if (this == NET_PROMOTERS) {
            long n = sums.of(denominator);
            double net = sums.of("promoters") - sums.of("detractors");
            return n > 0 ? OptionalDouble.of(net * 100 / n) : OptionalDouble.empty();
        }
        if (kind == Kind.MONEY && sums.of(numerator) == 0) {
            return OptionalDouble.empty();
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

    private static List<Figure> between(Figure first, Figure last) {
        return List.copyOf(EnumSet.range(first, last));
    }
}
