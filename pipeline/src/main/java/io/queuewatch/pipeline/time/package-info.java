/** How event time moves on, and what is due when it does. */
package io.queuewatch.pipeline.time;
