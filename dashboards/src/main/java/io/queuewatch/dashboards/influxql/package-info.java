/** Queries in InfluxQL, put together from the names of the catalogue alone. */
package io.queuewatch.dashboards.influxql;
