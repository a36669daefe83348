/** The jobs of the pipeline on a local Flink. */
package io.queuewatch.infra.jobs;
