/** Main classes and the wiring, nothing else. */
package io.queuewatch.pipeline.job;
