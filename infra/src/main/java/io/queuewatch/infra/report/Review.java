package io.queuewatch.infra.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Everything that the page shows.
 *
 * @param period that it is about
 * @param zone the time zone of its days
 * @param upTo event time that the newest row of the period had reached
 * @param channels those with rows in the period or in the one before
 */
record Review(Period period, ZoneId zone, Instant upTo, List<ChannelReview> channels) {}
