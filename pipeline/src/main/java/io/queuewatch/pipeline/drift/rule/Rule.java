package io.queuewatch.pipeline.drift.rule;

/**
 * A pattern that chance rarely makes. It is reported at the point that completes it, and at each
 * further point for as long as it lasts.
 *
 * @see "Western Electric, Statistical Quality Control Handbook, 1956"
 * @see "Nelson, The Shewhart control chart: tests for special causes, Journal of Quality Technology
 *     16(4), 1984"
 * @see <a href="https://www.england.nhs.uk/publication/making-data-count/">NHS England, Making Data
 *     Count</a>
 */
public enum Rule {
    /** Western Electric 1. */
    WESTERN_ELECTRIC_1("one point beyond 3 sigma", 1, Pattern.beyond(1, 1, 3)),
    /** Western Electric 2. */
    WESTERN_ELECTRIC_2(
            "two of three points beyond 2 sigma on one side", 3, Pattern.beyond(2, 3, 2)),
    /** Western Electric 3. */
    WESTERN_ELECTRIC_3(
            "four of five points beyond 1 sigma on one side", 5, Pattern.beyond(4, 5, 1)),
    /** Western Electric 4. */
    WESTERN_ELECTRIC_4("eight points in a row on one side", 8, Pattern.run(8)),

    /** Nelson 1. */
    NELSON_1("one point beyond 3 sigma", 1, Pattern.beyond(1, 1, 3)),
    /** Nelson 2. */
    NELSON_2("nine points in a row on one side", 9, Pattern.run(9)),
    /** Nelson 3. */
    NELSON_3("six points in a row rising or falling", 6, Pattern.trend(6)),
    /** Nelson 4. */
    NELSON_4("fourteen points in a row up and down in turn", 14, Pattern.alternating(14)),
    /** Nelson 5. */
    NELSON_5("two of three points beyond 2 sigma on one side", 3, Pattern.beyond(2, 3, 2)),
    /** Nelson 6. */
    NELSON_6("four of five points beyond 1 sigma on one side", 5, Pattern.beyond(4, 5, 1)),
    /** Nelson 7. */
    NELSON_7("fifteen points in a row within 1 sigma", 15, Pattern.within(15, 1)),
    /** Nelson 8. */
    NELSON_8("eight points in a row beyond 1 sigma, on both sides", 8, Pattern.bothSides(8, 1)),

    /** Making Data Count: a single point. */
    MAKING_DATA_COUNT_POINT("one point beyond 3 sigma", 1, Pattern.beyond(1, 1, 3)),
    /** Making Data Count: a shift. */
    MAKING_DATA_COUNT_SHIFT("seven points in a row on one side", 7, Pattern.run(7)),
    /** Making Data Count: a trend. */
    MAKING_DATA_COUNT_TREND("seven points in a row rising or falling", 7, Pattern.trend(7)),
    /** Making Data Count: two in three close to a limit. */
    MAKING_DATA_COUNT_TWO_IN_THREE(
            "two of three points beyond 2 sigma on one side", 3, Pattern.beyond(2, 3, 2));

    /** How many points the longest pattern spans. */
    public static final int LONGEST = 15;

    private final String words;
    private final int points;

    /** A function that remembers nothing. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Pattern pattern;

    Rule(String words, int points, Pattern pattern) {
        this.words = words;
        this.points = points;
        this.pattern = pattern;
    }

    /** The rule in words for people who read charts. */
    public String words() {
        return words;
    }

    /** How many points the pattern spans; before so many are known it is not complete. */
    public int points() {
        return points;
    }

    /**
     * Whether the pattern is complete at a point.
     *
     * @param z the points up to this one at least, oldest first; NaN for one that was not scored,
     *     and no pattern goes across it
     * @param at the point, counted from 0
     */
    public boolean firesAt(double[] z, int at) {
        int first = at - points + 1;
        if (first < 0) {
            return false;
        }
        for (int i = first; i <= at; i++) {
            if (Double.isNaN(z[i])) {
                return false;
            }
        }
        return pattern.completeAt(z, at);
    }
}
