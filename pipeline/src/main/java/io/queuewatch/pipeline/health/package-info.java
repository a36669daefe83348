/** How the jobs themselves are: Flink's metrics become rows of {@code PipelineHealth}. */
package io.queuewatch.pipeline.health;
