package io.queuewatch.dashboards;

import java.time.Instant;

/** The time range of a dashboard, both ends included as Grafana has it. */
record TimeRange(Instant from, Instant to) {}
