/** How hot types are written into state and across the network: versioned, without reflection. */
package io.queuewatch.pipeline.wire;
