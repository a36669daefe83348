package io.queuewatch.pipeline.influx;

/**
 * What a record of Kafka turned out to be: a line to write, or a dead letter; the other is null.
 *
 * @param line the line to write
 * @param deadLetter an encoded {@code DeadLetter} about a record that is no row
 */
public record Received(Line line, byte[] deadLetter) {}
