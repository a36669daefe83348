package io.queuewatch.infra.kafka;

import io.queuewatch.infra.failure.KnownFailure;

/** Kafka could not be reached, or did not do what it was asked. The message is for people. */
public final class KafkaUnavailableException extends KnownFailure {

    private static final long serialVersionUID = 1;

    KafkaUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
