package io.queuewatch.infra.drift;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the benchmark does: data that ships with it, seeds included.
 *
 * @param seed of all chance
 * @param peaks contacts of the busiest hour of queues
 * @param memories of hours: the correlation of the effects of one hour and the next
 * @param byDay queues that are closed at night, and for some of the week
 * @param queues watched in control, for each peak and memory
 * @param learnWeeks before anything is counted
 * @param watchWeeks in control
 * @param steps changes of the service level to be found, for each peak and memory
 * @param stepFrom service level before
 * @param stepTo service level after
 * @param stepWeeks weeks over which the changes are spread
 * @param searchWeeks a change not found so long after is never found
 * @param explanations incidents to be explained, of each driver
 * @param breaks how the queues of those incidents are broken
 * @param profile of the queues
 */
record Plan(
        long seed,
        List<Double> peaks,
        List<Double> memories,
        QueueType byDay,
        int queues,
        int learnWeeks,
        int watchWeeks,
        int steps,
        double stepFrom,
        double stepTo,
        int stepWeeks,
        int searchWeeks,
        int explanations,
        Breaks breaks,
        Profile profile) {

    /** The plan that ships with the program. */
    static Plan shipped() {
        try (InputStream data = Plan.class.getResourceAsStream("benchmark.json")) {
            return new ObjectMapper().readValue(data, Plan.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with other chance. */
    Plan withSeed(long other) {
        return new Plan(
                other,
                peaks,
                memories,
                byDay,
                queues,
                learnWeeks,
                watchWeeks,
                steps,
                stepFrom,
                stepTo,
                stepWeeks,
                searchWeeks,
                explanations,
                breaks,
                profile);
    }

    /** The same, of fewer queues, changes and incidents. */
    Plan smaller(int fewerQueues, int fewerSteps, int fewerExplanations) {
        return new Plan(
                seed,
                peaks,
                memories,
                byDay,
                fewerQueues,
                learnWeeks,
                watchWeeks,
                fewerSteps,
                stepFrom,
                stepTo,
                stepWeeks,
                searchWeeks,
                fewerExplanations,
                breaks,
                profile);
    }

    /** All kinds of queues: each peak with each memory, and those that are open by day. */
    List<QueueType> types() {
        List<QueueType> types = new ArrayList<>();
        for (double peak : peaks) {
            for (double memory : memories) {
                types.add(new QueueType(peak, memory, null));
            }
        }
        types.add(byDay);
        return types;
    }

    /** A seed for one queue of one run; different for all of them. */
    long seedOf(String run, QueueType type, int queue) {
        long mixed = seed;
        String name = type.calendar() == null ? run : run + " by day";
        for (long part :
                new long[] {
                    name.hashCode(), Math.round(type.peak()), Math.round(type.memory() * 100), queue
                }) {
            mixed = (mixed ^ part) * 0x9E3779B97F4A7C15L;
            mixed ^= mixed >>> 29;
        }
        return mixed;
    }
}
