/**
 * Dashboards, panels and variables as Grafana reads them: classic JSON, with nothing newer than
 * 9.3.
 */
package io.queuewatch.dashboards.grafana;
