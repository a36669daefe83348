package io.queuewatch.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.pipeline.ingest.Inbound.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class TimeMarksTest {

    private final List<Long> watermarks = new ArrayList<>();
    private final WatermarkGenerator<Inbound> marks =
            TimeMarks.strategy(1_000).createWatermarkGenerator(null);
    private final WatermarkOutput output =
            new WatermarkOutput() {
                @Override
                public void emitWatermark(Watermark watermark) {
                    watermarks.add(watermark.getTimestamp());
                }

                @Override
                public void markIdle() {
                    throw new AssertionError("a source is never idle");
                }

                @Override
                public void markActive() {}
            };

    private void read(Kind kind, long time) {
        Inbound inbound = new Inbound();
        inbound.kind = kind;
        inbound.mark = time;
        if (kind == Kind.EVENT) {
            inbound.event = new ContactEvent();
            inbound.event.time = time;
        }
        marks.onEvent(inbound, time, output);
        marks.onPeriodicEmit(output);
    }

    @Test
    void aMarkMovesTimeToItselfLessTheDisorder() {
        read(Kind.MARK, 50_000);

        assertThat(watermarks).containsExactly(49_000L);
    }

    @Test
    void eventsAndGarbageDoNotMoveTime() {
        read(Kind.EVENT, 50_000);
        read(Kind.REFUSED, 50_000);

        assertThat(watermarks).isEmpty();
    }

    @Test
    void theLastMarkEndsTime() {
        read(Kind.MARK, Long.MAX_VALUE);

        assertThat(watermarks).containsExactly(Long.MAX_VALUE);
    }
}
