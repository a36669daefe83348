package io.queuewatch.infra.imports;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Events of one topic as they stand: JSON, one a line. */
final class EventLines implements LineFormat {

    private final EventRecord record;

    /**
     * @param record what the topic takes
     */
    EventLines(EventRecord record) {
        this.record = record;
    }

    @Override
    public Charset charset() {
        return StandardCharsets.UTF_8;
    }

    @Override
    public Rows begin(String file, Lines lines) {
        return (line, more) -> Conversion.of(List.of(JsonEvent.read(record, line)));
    }
}
