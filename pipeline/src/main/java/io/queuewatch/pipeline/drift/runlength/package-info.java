/**
 * How long charts run until they signal: by integral equations where values are independent and
 * normal, by simulation for any chart and any series. This is what limits are chosen by.
 */
package io.queuewatch.pipeline.drift.runlength;
