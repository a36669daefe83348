package io.queuewatch.infra.bench;

import java.util.Map;

/**
 * What a benchmark found.
 *
 * @param load what lay in the topic
 * @param queues how many queues
 * @param parallelism partitions, consumer threads, and instances of each operator
 * @param generation processor time of writing the load, in seconds by part
 * @param bare the bare consumer, decoding by Avro
 * @param byHand the bare consumer, decoding as the job does
 * @param frame what no job of Flink's can do without
 * @param job the whole job
 * @param written what the job wrote in its last run
 */
record Result(
        Load load,
        int queues,
        int parallelism,
        Map<Part, Double> generation,
        Rounds bare,
        Rounds byHand,
        Rounds frame,
        Rounds job,
        Outputs.Written written) {

    /** The job's events a second as a share of the bare consumer's. */
    double ratio() {
        return job.eventsPerSecond() / bare.eventsPerSecond();
    }

    /**
     * What of the bare consumer's events a second Flink leaves before anything is done with them.
     */
    double frameRatio() {
        return frame.eventsPerSecond() / bare.eventsPerSecond();
    }

    /** The job's share by processor time of the readers alone, without broker and JVM. */
    double processorRatio() {
        return job.eventsPerProcessorSecond() / bare.eventsPerProcessorSecond();
    }
}
