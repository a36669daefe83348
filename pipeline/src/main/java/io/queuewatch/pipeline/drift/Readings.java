package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.config.ServiceLevelFormula;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.Outcome;

/** What the rows of KPIs say of the series that are charted. */
public final class Readings {

    private Readings() {}

    /**
     * What a row says of an hourly or daily metric of a queue; rows of its segments, sites and
     * priorities add up. Of voice and chat rows of the cohort view are meant, with those that have
     * passed counted, of emails and social contacts, and of handle times on every channel, rows of
     * the live view.
     *
     * @throws IllegalArgumentException for a metric that comes from {@link Outcome}
     */
    public static Sums of(Metric metric, KpiRow row, ServiceLevelFormula formula) {
        return metric == Metric.SERVICE_LEVEL
                ? LevelCounts.by(formula, LevelCounts.of(row))
                : of(metric, row);
    }

    /** What it says of a metric that needs no formula. */
    static Sums of(Metric metric, KpiRow row) {
        return switch (metric) {
            case OFFERED, OFFERED_DAY -> Sums.count(row.getOffered());
            case ANSWER_RATE ->
                    Sums.proportion(
                            row.getAnswered(),
                            row.getAnswered() + row.getAbandoned() + row.getFlowOut());
            case ABANDONMENT -> {
                long abandoned = row.getAbandoned() - row.getShortAbandoned();
                yield Sums.proportion(abandoned, row.getAnswered() + abandoned);
            }
            case WAITED ->
                    Sums.proportion(row.getAnswered() - row.getAnsweredAtOnce(), row.getAnswered());
            case SPEED_OF_ANSWER ->
                    Sums.durations(
                            row.getAnswered() - row.getAnsweredAtOnce(),
                            row.getLnWait(),
                            row.getLnWaitSq());
            case HANDLE_TIME ->
                    Sums.durations(row.getHandledTimed(), row.getLnHandle(), row.getLnHandleSq());
            case TRANSFER_RATE -> Sums.proportion(row.getTransferred(), row.getContactsHandled());
            case SERVICE_LEVEL ->
                    throw new IllegalArgumentException(metric.label() + " needs a formula");
            case FCR, CSAT, NPS ->
                    throw new IllegalArgumentException(
                            metric.label() + " comes from rows of outcomes");
        };
    }

    /**
     * What a row of a day says of a metric of outcomes.
     *
     * @throws IllegalArgumentException for a metric that comes from {@link KpiRow}
     */
    public static Sums of(Metric metric, Outcome row) {
        return switch (metric) {
            case FCR -> Sums.proportion(row.getFcr7Met(), row.getFcr7Base());
            case CSAT -> Sums.proportion(row.getCsatGood(), row.getCsatShareN());
            case NPS ->
                    Sums.recommendations(row.getNpsN(), row.getPromoters(), row.getDetractors());
            default ->
                    throw new IllegalArgumentException(metric.label() + " comes from rows of KPIs");
        };
    }
}
