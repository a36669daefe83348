/** Accumulators, intervals, views, formulas; what is so now. */
package io.queuewatch.pipeline.kpi;
