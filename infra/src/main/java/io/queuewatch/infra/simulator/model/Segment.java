package io.queuewatch.infra.simulator.model;

/**
 * Customers who are served alike.
 *
 * @param name of the segment
 * @param share of all customers
 * @param priority of what they want: 2 is served before 3; 1 is for what becomes urgent
 */
public record Segment(String name, double share, int priority) {}
