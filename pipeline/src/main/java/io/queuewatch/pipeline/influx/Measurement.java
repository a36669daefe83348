package io.queuewatch.pipeline.influx;

import com.influxdb.client.domain.WritePrecision;
import com.influxdb.client.write.Point;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * A measurement of InfluxDB and how a row becomes a point of it. Everything but the name and the
 * tags comes from the row's Avro schema.
 *
 * @param name the measurement
 * @param row the rows that it holds
 * @param tags the fields of the row that become tags, in the order in which people name them
 * @param time the field of the row that is the point's timestamp
 * @param fields all other fields, and {@code as_of}
 * @param kept where all rows are kept, or null where their interval says so
 * @param id the field that tells rows of one moment apart, or null where tags do
 */
public record Measurement(
        String name,
        Class<? extends SpecificRecordBase> row,
        List<String> tags,
        String time,
        List<Field> fields,
        Retention kept,
        String id) {

    /** The value of a tag that the row is not bound to. */
    private static final String ANY = "*";

    private static final String AS_OF = "as_of";
    private static final String INTERVAL = "interval";
    private static final long NANOS = 1_000_000;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /** A measurement whose rows are kept by their interval. */
    static Measurement of(
            String name, Class<? extends SpecificRecordBase> row, String time, String... tags) {
        return in(null, name, row, time, tags);
    }

    /** A measurement whose rows are all kept in one place. */
    static Measurement in(
            Retention kept,
            String name,
            Class<? extends SpecificRecordBase> row,
            String time,
            String... tags) {
        List<String> tagList = List.of(tags);
        List<Field> fields =
                schema(row).getFields().stream()
                        .filter(f -> !tagList.contains(f.name()))
                        .filter(f -> !f.name().equals(time) || time.equals(AS_OF))
                        .map(Field::of)
                        .toList();
        return new Measurement(name, row, tagList, time, fields, kept, null);
    }

    /** The same, of rows that happen: several may at one moment, told apart by a field. */
    Measurement toldApartBy(String field) {
        return new Measurement(name, row, tags, time, fields, kept, field);
    }

    /** The schema of the rows. */
    public Schema schema() {
        return schema(row);
    }

    /**
     * Where this row is kept.
     *
     * @throws IllegalArgumentException where the interval is unknown
     */
    public Retention retention(SpecificRecordBase value) {
        return kept == null ? Retention.ofInterval(value.get(INTERVAL).toString()) : kept;
    }

    /**
     * The row as a point, its milliseconds in nanoseconds; what is null or not a number is left
     * out. Where an id tells rows apart, the nanoseconds beyond the milliseconds are its hash, so
     * that no row hides another, and each is overwritten when it is written again.
     *
     * @throws IllegalArgumentException where line protocol cannot express a tag's value
     */
    public Point point(SpecificRecordBase value) {
        Point point = Point.measurement(name);
        for (String tag : tags) {
            point.addTag(tag, tagValue(tag, value.get(tag)));
        }
        for (Field field : fields) {
            add(point, field, value.get(field.name()));
        }
        long nanos = ((Instant) value.get(time)).toEpochMilli() * NANOS;
        return point.time(id == null ? nanos : nanos + hash(value.get(id)), WritePrecision.NS);
    }

    /** Spread evenly over the nanoseconds of a millisecond, and the same in every program. */
    private static long hash(Object rowId) {
        return Long.remainderUnsigned(rowId.toString().hashCode() * SPREAD, NANOS);
    }

    static Schema withoutNull(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(s -> s.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : schema;
    }

    /** An empty value would be another series, a backslash at the end would eat the separator. */
    private String tagValue(String tag, Object value) {
        String text = value == null ? ANY : value.toString();
        if (text.isEmpty() || text.endsWith("\\")) {
            throw new IllegalArgumentException(
                    "tag %s of %s is \"%s\": want a value that is not empty and does not end in a backslash"
                            .formatted(tag, name, text));
        }
        return text;
    }

    private static void add(Point point, Field field, Object value) {
        if (value == null) {
            return;
        }
        switch (field.type()) {
            case INTEGER ->
                    point.addField(
                            field.name(),
                            value instanceof Instant instant
                                    ? instant.toEpochMilli()
                                    : ((Number) value).longValue());
            case FLOAT -> point.addField(field.name(), ((Number) value).doubleValue());
            case STRING -> point.addField(field.name(), value.toString());
        }
    }

    private static Schema schema(Class<? extends SpecificRecordBase> row) {
        return SpecificData.get().getSchema(row);
    }
}
