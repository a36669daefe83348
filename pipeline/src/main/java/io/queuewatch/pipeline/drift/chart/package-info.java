/**
 * Control charts: from a baseline to limits, from limits to points. Every chart is fitted on some
 * of its points and drawn for all of them. A chart that could not be fitted has no limits (NaN) and
 * never signals; nothing here throws on account of data that are merely few, empty or constant.
 */
package io.queuewatch.pipeline.drift.chart;
