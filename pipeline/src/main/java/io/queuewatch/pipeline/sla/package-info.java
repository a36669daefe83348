/** Promises in time: when a business is open, and how its hours pass. */
package io.queuewatch.pipeline.sla;
