package io.queuewatch.pipeline.outcome;

import io.queuewatch.pipeline.contact.Channel;
import java.time.Instant;
import java.util.Map;

/** Sums of days that a test makes up. */
public final class TestDays {

    private TestDays() {}

    /** So much more, by name of the measure, on the day of a queue of calls. */
    public static DayDelta of(String queue, Instant day, Map<String, Long> sums) {
        DayDelta delta =
                DayDelta.of(
                        new Place(
                                DayTable.OUTCOME,
                                Channel.VOICE,
                                queue,
                                "retail",
                                day.toEpochMilli()),
                        DayTable.OUTCOME.noSums());
        sums.forEach((name, sum) -> delta.sums[DayDelta.index(OutcomeMeasure.valueOf(name))] = sum);
        return delta;
    }
}
