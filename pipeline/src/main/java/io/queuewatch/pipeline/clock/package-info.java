/** What the clocks of promises tell: breaches, one by one, and rows of what came of them. */
package io.queuewatch.pipeline.clock;
