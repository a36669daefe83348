package io.queuewatch.pipeline.alert;

import io.queuewatch.schemas.AlertState;

/**
 * A turn in the life of an alert; all times are event times in milliseconds.
 *
 * @param state what it is from now on
 * @param startsAt since when its condition held; names the incident
 * @param endsAt RESOLVED: since when its condition is gone; else 0
 * @param at when it turned
 */
public record AlertChange(AlertState state, long startsAt, long endsAt, long at) {}
