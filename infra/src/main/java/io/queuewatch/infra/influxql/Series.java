package io.queuewatch.infra.influxql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * One series of an answer: the points of one combination of the tags grouped by.
 *
 * @param measurement where the points are from
 * @param tags the tags grouped by
 * @param columns names of the values, {@code time} (milliseconds since the epoch) first
 * @param values one list for each point, as long as {@code columns}; absent values are JSON nulls
 */
public record Series(
        String measurement,
        Map<String, String> tags,
        List<String> columns,
        List<List<JsonNode>> values) {

    /** One point of a series. */
    public record Point(Series series, List<JsonNode> values) {

        /** The point's time, in milliseconds since the epoch. */
        public long time() {
            return integer("time").orElseThrow();
        }

        /** A whole number; absent where the column or its value is. */
        public OptionalLong integer(String column) {
            JsonNode value = value(column);
            return value == null ? OptionalLong.empty() : OptionalLong.of(value.asLong());
        }

        /** A number; absent where the column or its value is. */
        public OptionalDouble number(String column) {
            JsonNode value = value(column);
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value.asDouble());
        }

        /** A tag that was grouped by, or else a column as text; null where there is neither. */
        public String text(String name) {
            JsonNode value = value(name);
            return value == null ? series.tags().get(name) : value.asText();
        }

        private JsonNode value(String column) {
            int index = series.columns().indexOf(column);
            JsonNode value = index < 0 ? null : values.get(index);
            return value == null || value.isNull() ? null : value;
        }
    }

    /** The points of this series, in the order of the answer. */
    public List<Point> points() {
        return IntStream.range(0, values.size())
                .mapToObj(i -> new Point(this, values.get(i)))
                .toList();
    }
}
