package io.queuewatch.infra.bench;

import java.util.Map;

/**
 * What a benchmark found.
 *
 * @param load what lay in the topic
 * @param queues how many queues
 * @param parallelism partitions, and instances of each operator
 * @param generation processor time of writing the load, in seconds by part
 * @param one a bare consumer, decoding by Avro
 * @param each as many bare consumers as the job has instances of its source, decoding by Avro
 * @param byHand the same, decoding as the job does
 * @param frame what no job of Flink's can do without
 * @param job the whole job
 * @param written what the job wrote in its last run
 */
record Result(
        Load load,
        int queues,
        int parallelism,
        Map<Part, Double> generation,
        Rounds one,
        Rounds each,
        Rounds byHand,
        Rounds frame,
        Rounds job,
        Outputs.Written written) {

    /** The job's events a second as a share of those of one bare consumer. */
    double ratio() {
        return job.eventsPerSecond() / one.eventsPerSecond();
    }

    /** The same of those of as many bare consumers as the job has instances of its source. */
    double eachRatio() {
        return job.eventsPerSecond() / each.eventsPerSecond();
    }

    /** What Flink leaves of {@link #ratio} before anything is done with the events. */
    double frameRatio() {
        return frame.eventsPerSecond() / one.eventsPerSecond();
    }

    /** What Flink leaves of {@link #eachRatio} before anything is done with the events. */
    double frameEachRatio() {
        return frame.eventsPerSecond() / each.eventsPerSecond();
    }

    /** The job's share by processor time of the readers alone, without broker and JVM. */
    double processorRatio() {
        return job.eventsPerProcessorSecond() / one.eventsPerProcessorSecond();
    }
}
