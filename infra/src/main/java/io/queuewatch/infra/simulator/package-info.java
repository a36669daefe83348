/**
 * A contact centre that does not exist: a seeded discrete-event simulation whose events are the
 * real ones of the schema, and a player that sends them at the pace of the clock.
 */
package io.queuewatch.infra.simulator;
