package io.queuewatch.pipeline.drift;

/**
 * What a record of the topics {@code kpis} and {@code now} is to the charts: a reading, a row that
 * explains, or only the event time it was written at. A POJO for Flink.
 */
public class DriftInput {

    /** What a row says of the series; else null. */
    public SliceReading reading;

    /** A row by which changes are explained; else null. */
    public QueueNote note;

    /** Event time that the job that wrote it had reached, in milliseconds. */
    public long asOf;

    static DriftInput of(SliceReading reading) {
        DriftInput input = at(reading.asOf);
        input.reading = reading;
        return input;
    }

    static DriftInput of(QueueNote note, long asOf) {
        DriftInput input = at(asOf);
        input.note = note;
        return input;
    }

    static DriftInput at(long asOf) {
        DriftInput input = new DriftInput();
        input.asOf = asOf;
        return input;
    }
}
