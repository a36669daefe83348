package io.queuewatch.infra.imports;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.commons.csv.CSVFormat;

/** A mapping that has been checked: turns rows of one kind of export into events. */
public final class CallMapping {

    private final String source;
    private final ZoneId zone;
    private final Layout layout;
    private final List<Column> columns;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Expression> computed;
    private final Map<String, Expression> skip;
    private final Map<String, Expression> require;
    private final List<String> contactId;
    private final List<String> rowId;
    private final List<EventTemplate> events;

    CallMapping(
            String source,
            ZoneId zone,
            Layout layout,
            List<Column> columns,
            Map<String, Expression> computed,
            Map<String, Expression> skip,
            Map<String, Expression> require,
            List<String> contactId,
            List<String> rowId,
            List<EventTemplate> events) {
        this.source = source;
        this.zone = zone;
        this.layout = layout;
        this.columns = columns;
        for (Column column : columns) {
            numbers.put(column.name(), numbers.size());
        }
        this.computed = computed;
        this.skip = skip;
        this.require = require;
        this.contactId = contactId;
        this.rowId = rowId;
        this.events = events;
    }

    /**
     * How files are written.
     *
     * @param csv delimiter and quotes
     * @param header whether the first line names the columns
     * @param names of all columns in order, empty where the header says them
     */
    record Layout(CSVFormat csv, Charset charset, boolean header, List<String> names) {}

    Layout layout() {
        return layout;
    }

    /** The columns that are used, in the order in which {@link #convert} wants their cells. */
    List<Column> columns() {
        return columns;
    }

    /**
     * What a row becomes.
     *
     * @param cells of {@link #columns}, trimmed
     * @throws RowException where it can become nothing
     */
    Conversion convert(String[] cells, Optional<CustomerKey> customers) {
        Row row = new Row(columns, numbers, computed, zone, cells);
        for (Map.Entry<String, Expression> filter : skip.entrySet()) {
            if (filter.getValue().holds(row)) {
                return Conversion.skipped(filter.getKey());
            }
        }
        require.forEach(
                (reason, condition) -> {
                    if (!condition.holds(row)) {
                        throw new RowException(reason, reason);
                    }
                });
        String contact = id("contact id", contactId, row);
        String rowName = id("row id", rowId, row);
        List<SpecificRecordBase> converted =
                events.stream()
                        .filter(event -> event.appliesTo(row))
                        .map(event -> event.event(row, source, contact, rowName, customers))
                        .toList();
        if (converted.isEmpty()) {
            throw new RowException("no event applies", "no event applies to this row");
        }
        return Conversion.of(converted);
    }

    private static String id(String what, List<String> parts, Row row) {
        String id =
                parts.stream()
                        .map(row::text)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("/"));
        if (id.isEmpty()) {
            throw new RowException(
                    "no " + what, "no %s: %s missing".formatted(what, String.join(", ", parts)));
        }
        return id;
    }
}
