/** Watches queues and channels: budgets, what cannot wait, what follows from a silent source. */
package io.queuewatch.pipeline.watch;
