package io.queuewatch.pipeline.influx;

import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.DeadLetterReason;

/**
 * What a record of Kafka turned out to be: a line to write, or a dead letter with its reason; the
 * other is null.
 *
 * @param line the line to write
 * @param deadLetter a {@code DeadLetter} about a record that is no row
 * @param reason the reason that it gives
 */
public record Received(Line line, Message deadLetter, DeadLetterReason reason) {}
