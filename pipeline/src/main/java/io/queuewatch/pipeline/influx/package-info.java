/** Rows to points, and the sink that brings them to InfluxDB of any version. */
package io.queuewatch.pipeline.influx;
