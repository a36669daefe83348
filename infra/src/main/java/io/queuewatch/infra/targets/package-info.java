/** The targets of queues: checked, published while the jobs run, and listed. */
package io.queuewatch.infra.targets;
