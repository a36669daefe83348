package io.queuewatch.pipeline.watch;

import io.queuewatch.pipeline.kpi.Moves;

/**
 * Something that happened, or will have when event time is there.
 *
 * @param kind what changes
 * @param at when, in milliseconds
 * @param since when the visit began, in milliseconds
 * @param change by how much
 */
record Move(Moves.Kind kind, long at, long since, int change) {}
