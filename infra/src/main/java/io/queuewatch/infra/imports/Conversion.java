package io.queuewatch.infra.imports;

import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What became of a record of a file: events, or the reason why it was left out on purpose.
 *
 * @param events empty where it was skipped
 */
record Conversion(List<SpecificRecordBase> events, Optional<String> skipped) {

    static Conversion of(List<? extends SpecificRecordBase> events) {
        return new Conversion(List.copyOf(events), Optional.empty());
    }

    static Conversion skipped(String reason) {
        return new Conversion(List.of(), Optional.of(reason));
    }
}
