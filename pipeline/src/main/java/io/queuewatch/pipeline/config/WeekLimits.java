package io.queuewatch.pipeline.config;

import java.io.Serializable;

/**
 * What a week of a queue is judged by; a limit that is no number judges nothing.
 *
 * @param firstContacts the least share of contacts that solve the problem at once
 * @param satisfaction the least mean of satisfaction, on the scale of 1 to 5
 * @param promoters the least net promoter score, -100 to 100
 * @param leastResolved below so many resolved contacts no share of first ones is judged
 * @param leastAnswers below so many answers to surveys neither of the other two is
 */
public record WeekLimits(
        double firstContacts,
        double satisfaction,
        double promoters,
        int leastResolved,
        int leastAnswers)
        implements Serializable {

    /** With fewer there is no margin. */
    private static final int FEWEST = 10;

    static final WeekLimits DEFAULT = new WeekLimits(0.8, 4.3, 50, 50, 30);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException saying which value is wrong and what would be right
     */
    public WeekLimits {
        if (firstContacts <= 0 || firstContacts > 1) {
            throw new IllegalArgumentException(
                    "fcr is %s; want more than 0%% and at most 100%%, such as 80%%, or none"
                            .formatted(firstContacts));
        }
        within("csat", satisfaction, 1, 5, "4.3");
        within("nps", promoters, -100, 100, "50");
        enough("leastResolved", leastResolved);
        enough("leastAnswers", leastAnswers);
    }

    private static void within(String name, double value, int least, int most, String example) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %s; want %d to %d, such as %s, or none"
                            .formatted(name, value, least, most, example));
        }
    }

    private static void enough(String name, int value) {
        if (value < FEWEST) {
            throw new IllegalArgumentException(
                    "%s is %d; want %d or more: fewer have no margin"
                            .formatted(name, value, FEWEST));
        }
    }
}
