/**
 * The states of agents, prorated over intervals, and the chats that they share their time among.
 */
package io.queuewatch.pipeline.agent;
