package io.queuewatch.pipeline.influx;

import io.queuewatch.pipeline.wire.Message;

/**
 * What a record of Kafka turned out to be: a line to write, or a dead letter; the other is null.
 *
 * @param line the line to write
 * @param deadLetter a {@code DeadLetter} about a record that is no row
 */
public record Received(Line line, Message deadLetter) {}
