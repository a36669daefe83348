/**
 * What is known of a contact only days later: resolution, first contact resolution, surveys, cost.
 * Plain Java but for the operators.
 */
package io.queuewatch.pipeline.outcome;
