package io.queuewatch.infra.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the page shows.
 *
 * @param period that it is about
 * @param zone the time zone of its days
 * @param upTo event time that the newest row of the period had reached
 * @param channels those with rows in the period or in the one before
 * @param teams how agents spent their time, where that is known
 * @param outbound channels with contacts that the centre began, in the period or in the one before
 */
record Review(
        Period period,
        ZoneId zone,
        Instant upTo,
        List<ChannelReview> channels,
        Optional<TeamsReview> teams,
        List<OutboundReview> outbound) {}
