package io.queuewatch.pipeline.alert;

/** A record of the topic of alerts, as it came. A POJO for Flink; nobody changes it. */
public class AlertRecord {

    /** Avro single-object encoding of an {@code Alert}, if all is well. */
    public byte[] value;

    /** Where it came from. */
    public String topic;

    /** Its partition. */
    public int partition;

    /** Its offset. */
    public long offset;

    /** For Flink. */
    public AlertRecord() {}

    AlertRecord(byte[] value, String topic, int partition, long offset) {
        this.value = value;
        this.topic = topic;
        this.partition = partition;
        this.offset = offset;
    }
}
