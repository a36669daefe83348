package io.queuewatch.infra.imports;

import io.queuewatch.schemas.CallEvent;
import java.util.List;
import java.util.Optional;

/**
 * What became of a row: events, or the reason why it was left out on purpose.
 *
 * @param events empty where it was skipped
 */
record Conversion(List<CallEvent> events, Optional<String> skipped) {

    static Conversion of(List<CallEvent> events) {
        return new Conversion(events, Optional.empty());
    }

    static Conversion skipped(String reason) {
        return new Conversion(List.of(), Optional.of(reason));
    }
}
