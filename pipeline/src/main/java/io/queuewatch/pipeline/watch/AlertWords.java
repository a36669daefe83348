package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.alert.AlertChange;
import io.queuewatch.pipeline.alert.AlertKey;
import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.Codec;

/** Turns of alerts as words on their way to the topic. */
final class AlertWords {

    private final Codec<Alert> codec = Codec.of(Alert.class);

    /**
     * A word.
     *
     * @param dashboard that shows it
     * @param key the identity of the alert
     * @param change its turn
     * @param summary what is wrong, in one line
     * @param description what is wrong, with the numbers
     */
    Message of(
            String dashboard,
            AlertKey key,
            AlertChange change,
            String summary,
            String description) {
        Alert word =
                key.word(change)
                        .setSummary(summary)
                        .setDescription(description)
                        .setDashboard(dashboard)
                        .setRunbook(key.name())
                        .build();
        return Message.of(key.text(), codec, word);
    }
}
