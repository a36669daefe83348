package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.wire.Message;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.Outbound;
import io.queuewatch.schemas.Outcome;
import java.time.Instant;

/** Turns the sums of a day into a row, and the row into a message. */
final class DayRowWriter {

    private static final int FIRST_OUTBOUND = Outbound.getClassSchema().getField("contacts").pos();

    private final Codec<Outcome> outcomes = Codec.of(Outcome.class);
    private final Codec<Outbound> outbounds = Codec.of(Outbound.class);

    /**
     * The row of a day.
     *
     * @param place which day of what
     * @param sums its sums
     * @param asOf event time reached, in milliseconds
     */
    Message message(Place place, long[] sums, long asOf) {
        String key =
                place.table().label()
                        + '|'
                        + place.channel().label()
                        + '|'
                        + place.queue()
                        + '|'
                        + place.group()
                        + '|'
                        + place.time();
        return switch (place.table()) {
            case OUTCOME -> Message.of(key, outcomes, outcome(place, sums, asOf));
            case OUTBOUND -> Message.of(key, outbounds, outbound(place, sums, asOf));
        };
    }

    private static Outcome outcome(Place place, long[] sums, long asOf) {
        Outcome row = new Outcome();
        row.setChannel(place.channel().label());
        row.setQueue(place.queue());
        row.setSegment(place.group());
        row.setStart(Instant.ofEpochMilli(place.time()));
        row.setAsOf(Instant.ofEpochMilli(asOf));
        OutcomeRow.fill(row, sums);
        return row;
    }

    private static Outbound outbound(Place place, long[] sums, long asOf) {
        Outbound row = new Outbound();
        row.setChannel(place.channel().label());
        row.setQueue(place.queue());
        row.setDirection(place.group());
        row.setStart(Instant.ofEpochMilli(place.time()));
        row.setAsOf(Instant.ofEpochMilli(asOf));
        for (OutboundMeasure measure : OutboundMeasure.values()) {
            row.put(FIRST_OUTBOUND + measure.ordinal(), sums[DayDelta.index(measure)]);
        }
        return row;
    }
}
