package io.queuewatch.infra.drift;

/**
 * What queues in control brought.
 *
 * @param queues how many
 * @param activeSeries their series whose charts were active
 * @param weeks watched
 * @param incidents raised, all of them false
 */
record Quiet(int queues, int activeSeries, int weeks, int incidents) {

    double perQueueAndWeek() {
        return (double) incidents / queues / weeks;
    }
}
