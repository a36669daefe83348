/** Reading from InfluxDB of any version by InfluxQL over HTTP. */
package io.queuewatch.infra.influxql;
