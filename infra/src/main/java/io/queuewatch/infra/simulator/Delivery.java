package io.queuewatch.infra.simulator;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * An event and the moment at which its source sends it.
 *
 * @param at when it is sent: its event time, or later
 * @param event what is sent
 */
public record Delivery(Instant at, SpecificRecordBase event) {}
