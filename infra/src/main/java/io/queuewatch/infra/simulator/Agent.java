package io.queuewatch.infra.simulator;

/**
 * Somebody who takes calls.
 *
 * @param id opaque to all but the source
 * @param team the agent's team
 * @param number of the agent in the queue; the highest go home first
 */
record Agent(String id, String team, int number) {}
