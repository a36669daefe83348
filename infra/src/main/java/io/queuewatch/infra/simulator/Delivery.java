package io.queuewatch.infra.simulator;

import io.queuewatch.schemas.CallEvent;
import java.time.Instant;

/**
 * An event and the moment at which its source sends it.
 *
 * @param at when it is sent: its event time, or later
 * @param event what is sent
 */
public record Delivery(Instant at, CallEvent event) {}
