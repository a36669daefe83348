package io.queuewatch.infra.drift;

import io.queuewatch.schemas.AgentTime;
import io.queuewatch.schemas.KpiBy;
import io.queuewatch.schemas.KpiRow;
import io.queuewatch.schemas.Outcome;
import java.time.Instant;

/** Empty rows of a queue, to be filled hour by hour. */
final class Rows {

    private Rows() {}

    static KpiRow hour() {
        return KpiRow.newBuilder()
                .setView("cohort")
                .setInterval("1h")
                .setChannel("voice")
                .setQueue("queue")
                .setSegment("unknown")
                .setSite("unknown")
                .setPriority("unknown")
                .setStart(Instant.EPOCH)
                .setAsOf(Instant.EPOCH)
                .build();
    }

    static Outcome day() {
        return Outcome.newBuilder()
                .setChannel("voice")
                .setQueue("queue")
                .setSegment("*")
                .setStart(Instant.EPOCH)
                .setAsOf(Instant.EPOCH)
                .build();
    }

    static KpiBy part() {
        return KpiBy.newBuilder()
                .setDimension("segment")
                .setValue("unknown")
                .setInterval("1h")
                .setChannel("voice")
                .setQueue("queue")
                .setStart(Instant.EPOCH)
                .setAsOf(Instant.EPOCH)
                .build();
    }

    static AgentTime team() {
        return AgentTime.newBuilder()
                .setInterval("1h")
                .setTeam("unknown")
                .setStart(Instant.EPOCH)
                .setAsOf(Instant.EPOCH)
                .build();
    }
}
