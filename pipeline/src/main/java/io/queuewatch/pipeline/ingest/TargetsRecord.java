package io.queuewatch.pipeline.ingest;

/** A record of the topic of targets, as it came. A POJO for Flink; nobody changes it. */
public class TargetsRecord {

    /** Avro single-object encoding of a {@code TargetsVersion}, if all is well. */
    public byte[] value;

    /** When it was sent, in milliseconds. */
    public long sentAt;

    /** Where it came from. */
    public String topic;

    /** Its partition. */
    public int partition;

    /** Its offset. */
    public long offset;
}
