package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.explain.Element;
import java.util.List;

/**
 * How unlike each other the changes of the elements of a dimension are, given how unlike they are
 * from week to week: where one element has changed, its dimension's have not changed alike, while
 * those of all other dimensions have. Cochran's Q, The combination of estimates from different
 * experiments, Biometrics 10 (1954). Surprise alone does not know how few contacts an element's
 * numbers may be of, and so takes chance in small elements for news.
 */
final class Heterogeneity {

    private Heterogeneity() {}

    /**
     * Q of a dimension less what chance would make it, in standard deviations of that.
     *
     * @param elements before and now
     * @param weeks sizes and sums of each element in weeks in control, in turns
     * @param rates whether rates are compared, else shares of the size
     */
    static double of(List<Element> elements, double[][] weeks, boolean rates) {
        double perContact = varianceOfOne(weeks, rates);
        int compared = 0;
        double weights = 0;
        double mean = 0;
        double squares = 0;
        for (Element element : elements) {
            if (element.size0() <= 0
                    || element.size1() <= 0
                    || rates && (element.sum0() <= 0 || element.sum1() <= 0)) {
                continue;
            }
            double change =
                    rates
                            ? Math.log(
                                    element.sum1()
                                            / element.size1()
                                            / (element.sum0() / element.size0()))
                            : Math.log(element.size1() / element.size0());
            // What is now and the mean of the weeks before are both uncertain.
            double weight = 1 / (1 / element.size1() + 1 / (element.size0() * weeksOf(weeks)));
            compared++;
            weights += weight;
            mean += weight * change;
            squares += weight * change * change;
        }
        if (compared < 2 || perContact <= 0) {
            return 0;
        }
        double q = (squares - mean * mean / weights) / perContact;
        double degrees = compared - 1;
        return (q - degrees) / Math.sqrt(2 * degrees);
    }

    private static int weeksOf(double[][] weeks) {
        int count = 0;
        for (int week = 0; week < weeks[0].length; week += 2) {
            count += total(weeks, week) > 0 ? 1 : 0;
        }
        return Math.max(1, count);
    }

    /** Of the logarithm of an element's rate or share beside all, in a week, times its contacts. */
    private static double varianceOfOne(double[][] weeks, boolean rates) {
        double squares = 0;
        int degrees = 0;
        for (double[] element : weeks) {
            double sum = 0;
            double sizes = 0;
            double sumOfSquares = 0;
            int count = 0;
            for (int week = 0; week < element.length; week += 2) {
                double size = element[week];
                double all = total(weeks, week);
                double value =
                        rates
                                ? element[week + 1] / size * all / total(weeks, week + 1)
                                : size / all;
                if (size > 0 && value > 0) {
                    double ln = Math.log(value);
                    sum += size * ln;
                    sizes += size;
                    sumOfSquares += size * ln * ln;
                    count++;
                }
            }
            if (count > 1) {
                squares += sumOfSquares - sum * sum / sizes;
                degrees += count - 1;
            }
        }
        return degrees == 0 ? 0 : squares / degrees;
    }

    private static double total(double[][] weeks, int at) {
        double all = 0;
        for (double[] element : weeks) {
            all += element[at];
        }
        return all;
    }
}
