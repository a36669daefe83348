/**
 * What is promised, and how the time of promises passes: by the clock, or while business is open.
 */
package io.queuewatch.pipeline.sla;
