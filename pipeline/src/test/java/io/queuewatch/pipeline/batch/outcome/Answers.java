package io.queuewatch.pipeline.batch.outcome;

import io.queuewatch.schemas.Outcome;
import io.queuewatch.schemas.SurveyEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;

/** What the answers to the surveys of one day come to, from the answers themselves. */
final class Answers {

    private static final double Z = 1.959963984540054;

    private final List<SurveyEvent> answers;

    Answers(List<SurveyEvent> answers) {
        this.answers = answers;
    }

    void fill(Outcome row) {
        row.setSurveysAnswered(answers.size());
        mean(row);
        share(row);
        promoters(row);
    }

    private void mean(Outcome row) {
        List<Double> values =
                answers.stream()
                        .filter(answer -> answer.getCsat() != null && answer.getScale() >= 5)
                        .map(Answers::onFive)
                        .toList();
        int n = values.size();
        row.setCsatN(n);
        row.setCsatSumMicro(values.stream().mapToLong(Answers::micro).sum());
        row.setCsatSumSqMicro(values.stream().mapToLong(value -> micro(value * value)).sum());
        if (n > 0) {
            double mean = values.stream().mapToDouble(v -> v).sum() / n;
            row.setCsat(mean);
            if (n >= 10) {
                double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
                row.setCsatMargin(student(n - 1) * Math.sqrt(squares / (n - 1)) / Math.sqrt(n));
            }
        }
    }

    private void share(Outcome row) {
        long n = answers.stream().filter(answer -> answer.getCsat() != null).count();
        long good =
                answers.stream()
                        .filter(answer -> answer.getCsat() != null)
                        .filter(Answers::good)
                        .count();
        row.setCsatShareN(n);
        row.setCsatGood(good);
        if (n > 0) {
            double p = (double) good / n;
            row.setCsatShare(p);
            if (n >= 10) {
                double middle = p + Z * Z / (2 * n);
                double half = Z * Math.sqrt((p * (1 - p) + Z * Z / (4 * n)) / n);
                row.setCsatShareLow((middle - half) / (1 + Z * Z / n));
                row.setCsatShareHigh((middle + half) / (1 + Z * Z / n));
            }
        }
    }

    private void promoters(Outcome row) {
        List<Integer> values =
                answers.stream().map(SurveyEvent::getNps).filter(nps -> nps != null).toList();
        double n = values.size();
        long promoters = values.stream().filter(nps -> nps > 8).count();
        long detractors = values.stream().filter(nps -> nps < 7).count();
        row.setNpsN(values.size());
        row.setPromoters(promoters);
        row.setDetractors(detractors);
        if (n > 0) {
            row.setNps(100 * promoters / n - 100 * detractors / n);
            if (n >= 10) {
                double difference = promoters / n - detractors / n;
                double variance = promoters / n + detractors / n - difference * difference;
                row.setNpsMargin(1.96 * Math.sqrt(10_000 * variance / n));
            }
        }
    }

    private static boolean good(SurveyEvent answer) {
        return switch (answer.getScale()) {
            case 2 -> answer.getCsat() == 2;
            case 3 -> answer.getCsat() == 3;
            case 5 -> answer.getCsat() >= 4;
            case 7 -> answer.getCsat() >= 6;
            default -> answer.getCsat() >= 8;
        };
    }

    private static double onFive(SurveyEvent answer) {
        double step =
                switch (answer.getScale()) {
                    case 5 -> 1;
                    case 7 -> 2 / 3.0;
                    default -> 4 / 9.0;
                };
        return 1 + (answer.getCsat() - 1) * step;
    }

    private static long micro(double value) {
        return BigDecimal.valueOf(value)
                .movePointRight(6)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** The value that 97.5 % of Student's t with so many degrees of freedom stay below. */
    private static double student(int degrees) {
        TDistribution t = new TDistribution(null, degrees);
        double low = 0;
        double high = 100;
        while (high - low > 1e-12) {
            double middle = (low + high) / 2;
            if (t.cumulativeProbability(middle) < 0.975) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
