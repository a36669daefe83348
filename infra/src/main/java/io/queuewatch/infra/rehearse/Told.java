package io.queuewatch.infra.rehearse;

import io.queuewatch.infra.simulator.model.QueueModel;
import io.queuewatch.pipeline.alert.AlertKey;
import io.queuewatch.schemas.Alert;
import io.queuewatch.schemas.AlertState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One alert that somebody is told of.
 *
 * @param first the word by which they are
 * @param over since when the trouble is over, if it ends
 */
record Told(Alert first, Optional<Instant> over) {

    /**
     * The alerts of these words, in the order in which people hear of them.
     *
     * @param words in order of time
     */
    static List<Told> in(List<Alert> words) {
        List<Told> told = new ArrayList<>();
        Map<AlertKey, Integer> firing = new HashMap<>();
        for (Alert word : words) {
            AlertKey key = AlertKey.of(word);
            Integer begun = firing.get(key);
            if (word.getState() == AlertState.RESOLVED) {
                if (begun != null) {
                    told.set(begun, new Told(told.get(begun).first, Optional.of(word.getEndsAt())));
                    firing.remove(key);
                }
            } else if (begun == null) {
                firing.put(key, told.size());
                told.add(new Told(word, Optional.empty()));
            }
        }
        return told;
    }

    Instant at() {
        return first.getAt();
    }

    /** Whether it is about a queue, or about all of its channel. */
    boolean isAbout(QueueModel queue) {
        return queue.channel().label().equals(first.getChannel())
                && (first.getQueue() == null || first.getQueue().equals(queue.name()));
    }
}
