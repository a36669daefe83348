package io.queuewatch.pipeline.alert;

import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertState;

/**
 * The newest word about an alert, and which record of Kafka said it.
 *
 * @param alert the word
 * @param topic where it came from
 * @param partition its partition
 * @param offset its offset
 */
record HeldAlert(Alert alert, String topic, int partition, long offset) {

    AlertKey key() {
        return AlertKey.of(alert);
    }

    boolean isFiring() {
        return alert.getState() == AlertState.FIRING;
    }
}
