package io.queuewatch.infra.report;

import static io.queuewatch.infra.influxql.InfluxQuery.literal;

import io.queuewatch.infra.influxql.InfluxQuery;
import io.queuewatch.infra.influxql.Series;
import io.queuewatch.pipeline.influx.Measurement;
import io.queuewatch.pipeline.influx.Retention;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * The rows of days.
 *
 * @param influx where they are
 * @param database that holds them
 * @param zone of the days
 */
record DayRows(InfluxQuery influx, String database, ZoneId zone) {

    /**
     * Rows of a period.
     *
     * @param columns what to select
     * @param condition which rows, in InfluxQL
     * @param tags by which the answer is told apart
     * @throws io.queuewatch.infra.influxql.InfluxQueryException where they cannot be read
     */
    List<Series> of(
            Measurement measurement, Period period, String columns, String condition, String tags) {
        Retention kept = measurement.kept() == null ? Retention.TRENDS : measurement.kept();
        return influx.query(
                database,
                kept.policy(),
                "SELECT %s FROM %s WHERE %s AND time >= %s AND time < %s GROUP BY %s"
                        .formatted(
                                columns,
                                measurement.name(),
                                condition,
                                literal(period.start(zone).toString()),
                                literal(period.end(zone).toString()),
                                tags));
    }

    /** The day that a row is of. */
    LocalDate day(Series.Point point) {
        return Period.day(Instant.ofEpochMilli(point.time()), zone);
    }
}
