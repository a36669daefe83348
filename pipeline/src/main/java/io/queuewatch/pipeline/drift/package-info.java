/**
 * Drift: whether a series has changed, hours before a target is missed. Plain Java.
 *
 * <p>One series is one {@link io.queuewatch.pipeline.drift.Metric} of one queue, or of a whole
 * channel or site.
 *
 * <ol>
 *   <li>{@link io.queuewatch.pipeline.drift.Readings} makes {@link
 *       io.queuewatch.pipeline.drift.Sums} of the rows of an interval; sums of slices add up.
 *   <li>{@link io.queuewatch.pipeline.drift.SeriesMonitor#take} takes the sums of each interval
 *       once event time has passed its end by a grace (and by {@link
 *       io.queuewatch.pipeline.drift.Metric#settlesMs}), in order, and again whenever they change.
 *       It gives the points of the chart that are new or changed, and what is new of the signals of
 *       its detectors. Where nothing happened it takes an empty sum, so that vanished contacts
 *       show. Its memory is a {@link io.queuewatch.pipeline.drift.SeriesState}, which writes and
 *       reads itself.
 *   <li>The series of the channel (or site) learns the shape of the week that those of its queues
 *       are shrunk to: whenever the version of its {@link
 *       io.queuewatch.pipeline.drift.SeriesMonitor#baseline} is new, give its shape to theirs with
 *       {@link io.queuewatch.pipeline.drift.SeriesMonitor#parent}.
 *   <li>Signals of spikes pass {@link io.queuewatch.pipeline.drift.FalseDiscoveries} over all
 *       series of a site that were scored in the interval; what fails is information.
 *   <li>{@link io.queuewatch.pipeline.drift.Incidents} joins the signals of a queue to incidents;
 *       {@link io.queuewatch.pipeline.drift.SiteIncidents} lets the site's adopt them. What is
 *       {@link io.queuewatch.pipeline.drift.IncidentChange.News#RAISED} is an alert of {@link
 *       io.queuewatch.pipeline.drift.Incident#severity}.
 *   <li>{@link io.queuewatch.pipeline.drift.QueueExplainer} says what an alert of waits comes from:
 *       arrivals, handle time or staffing, and which element of which dimension, from the rows of
 *       {@code KpiBy} and {@code AgentTime}, between {@link
 *       io.queuewatch.pipeline.drift.Signal#changedAt} and now.
 *   <li>A person ends it with {@link io.queuewatch.pipeline.drift.SeriesMonitor#confirm} or {@link
 *       io.queuewatch.pipeline.drift.SeriesMonitor#exclude}; what changes by itself with a target
 *       {@link io.queuewatch.pipeline.drift.SeriesMonitor#restart}.
 * </ol>
 */
package io.queuewatch.pipeline.drift;
