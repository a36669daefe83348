/** What a simulated contact centre is like: its queues, people, days, habits and incidents. */
package io.queuewatch.infra.simulator.model;
