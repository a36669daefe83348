/** The wallboard in a terminal, fed by InfluxDB. */
package io.queuewatch.infra.board;
