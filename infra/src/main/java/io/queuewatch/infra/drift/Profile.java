package io.queuewatch.infra.drift;

/**
 * What the queues of the benchmark are like. Spreads are standard deviations of effects on the
 * scale of logits or logarithms.
 *
 * @param hours calls by hour of the day, in shares of the peak
 * @param weekdays calls by day of the week, in shares of Monday's
 * @param dispersion squared coefficient of variation of an hour's volume beyond chance
 * @param daySpread of the volume of a day
 * @param shape amplitude of the shape of the week of all queues
 * @param ownShape amplitude of what a queue's shape differs by
 * @param spread of an hour's logit or mean logarithm of waits
 * @param handleSpread of an hour's mean logarithm of handle times
 * @param dailySpread of a day's logit
 * @param serviceLevel mean
 * @param abandonment mean share of those not answered in target
 * @param waited mean share of the answered that wait
 * @param transfers mean share
 * @param lnWait mean logarithm of waits in seconds
 * @param withinWaits spread of waits within an hour
 * @param lnHandle mean logarithm of handle times in seconds
 * @param withinHandles spread of handle times within an hour
 * @param knownShare share of contacts that first contact resolution can speak of
 * @param surveyShare share of contacts that answer a survey
 * @param fcr mean
 * @param csat mean
 */
record Profile(
        double[] hours,
        double[] weekdays,
        double dispersion,
        double daySpread,
        double shape,
        double ownShape,
        double spread,
        double handleSpread,
        double dailySpread,
        double serviceLevel,
        double abandonment,
        double waited,
        double transfers,
        double lnWait,
        double withinWaits,
        double lnHandle,
        double withinHandles,
        double knownShare,
        double surveyShare,
        double fcr,
        double csat) {}
