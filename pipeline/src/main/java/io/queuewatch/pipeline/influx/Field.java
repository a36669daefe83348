package io.queuewatch.pipeline.influx;

import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * A field of a measurement, as its Avro schema describes it.
 *
 * @param name the same in Avro, InfluxDB and on every screen
 * @param type how InfluxDB stores it
 * @param unit what the numbers are counted in
 * @param description what it means
 */
public record Field(String name, Type type, Unit unit, String description) {

    /** The types of InfluxDB that are used. */
    public enum Type {
        INTEGER,
        FLOAT,
        STRING
    }

    /** What a number is counted in. */
    public enum Unit {
        COUNT,
        MILLISECONDS,
        /** Milliseconds since 1970. */
        TIMESTAMP,
        /** Between 0 and 1. */
        FRACTION,
        /** How many of one thing for each of another, on average. */
        RATIO,
        /** Of a scale that the description names. */
        POINTS,
        /** How far from what was expected. */
        STANDARD_DEVIATIONS,
        /** Whatever the metric that the tags name is counted in. */
        OF_METRIC,
        MINOR_UNITS,
        BYTES,
        MILLIONTHS,
        TEXT
    }

    static Field of(Schema.Field field) {
        Schema schema = Measurement.withoutNull(field.schema());
        Type type = typeOf(field, schema);
        return new Field(field.name(), type, unitOf(field, schema, type), field.doc());
    }

    private static Type typeOf(Schema.Field field, Schema schema) {
        return switch (schema.getType()) {
            case LONG, INT -> Type.INTEGER;
            case DOUBLE -> Type.FLOAT;
            case STRING, ENUM -> Type.STRING;
            default ->
                    throw new IllegalStateException(
                            "field %s is of Avro type %s, which no field of InfluxDB can hold"
                                    .formatted(field.name(), schema));
        };
    }

    private static Unit unitOf(Schema.Field field, Schema schema, Type type) {
        if (type == Type.STRING) {
            return Unit.TEXT;
        }
        if (schema.getLogicalType() instanceof LogicalTypes.TimestampMillis) {
            return Unit.TIMESTAMP;
        }
        if (field.name().endsWith("_ms") || field.doc().contains("in milliseconds")) {
            return Unit.MILLISECONDS;
        }
        if (field.doc().contains("in minor units")) {
            return Unit.MINOR_UNITS;
        }
        if (field.doc().contains("in bytes")) {
            return Unit.BYTES;
        }
        if (field.doc().contains("in millionths")) {
            return Unit.MILLIONTHS;
        }
        if (field.doc().contains("in points")) {
            return Unit.POINTS;
        }
        if (field.doc().contains("in standard deviations")) {
            return Unit.STANDARD_DEVIATIONS;
        }
        if (field.doc().contains("in the metric's own unit")) {
            return Unit.OF_METRIC;
        }
        if (field.name().equals("concurrency") || field.doc().contains("a ratio")) {
            return Unit.RATIO;
        }
        return type == Type.FLOAT && !field.doc().startsWith("How many ")
                ? Unit.FRACTION
                : Unit.COUNT;
    }
}
