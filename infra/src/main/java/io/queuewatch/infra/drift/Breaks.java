package io.queuewatch.infra.drift;

import java.util.Map;

/**
 * How queues are broken whose alerts are to be explained.
 *
 * @param peak contacts of their busiest hour
 * @param memory of the effects of hours
 * @param least the load is at least so many times what it was
 * @param most the load is at most so many times what it was
 * @param sensitivity the logit of the service level falls by this times the logarithm of the load
 * @param staffingSpread standard deviation of the logarithm of a team's time in an hour
 * @param dimensions of contacts, with the shares of their elements
 */
record Breaks(
        double peak,
        double memory,
        double least,
        double most,
        double sensitivity,
        double staffingSpread,
        Map<String, Map<String, Double>> dimensions) {}
