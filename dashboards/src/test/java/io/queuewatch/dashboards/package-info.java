/**
 * What Grafana is given, held to rules: dashboards as files, their queries, and what Grafana makes
 * of a query before InfluxDB sees it.
 */
package io.queuewatch.dashboards;
