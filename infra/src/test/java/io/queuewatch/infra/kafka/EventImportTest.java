package io.queuewatch.infra.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.infra.imports.EventImport;
import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.Codec;
import io.queuewatch.schemas.TimeMark;
import io.queuewatch.schemas.UnreadableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class EventImportTest {

    @Test
    void marksAMinuteApartStandBeforeTheirEventsAndTheEndAfterAll() {
        assertThat(written(true, 10, 40, 69, 70, 300))
                .containsExactly(
                        "mark 10",
                        "event 10",
                        "event 40",
                        "event 69",
                        "mark 70",
                        "event 70",
                        "mark 300",
                        "event 300",
                        "end 300");
    }

    @Test
    void anImportOfNothingEnds() {
        assertThat(written(true)).containsExactly("end 0");
    }

    @Test
    void withoutMarksThereAreEventsOnly() {
        assertThat(written(false, 10, 300)).containsExactly("event 10", "event 300");
    }

    /** What stands in the first partition, and events in any. */
    private static List<String> written(boolean marks, long... seconds) {
        MockProducer<String, byte[]> kafka = EventWriterTest.kafka(true);
        Iterator<CallEvent> events =
                LongStream.of(seconds).mapToObj(EventImportTest::event).iterator();
        List<Long> progress = new ArrayList<>();
        try (EventWriter writer = EventWriterTest.writer(kafka)) {
            long sent =
                    marks
                            ? EventImport.withMarks(writer, events, progress::add)
                            : EventImport.withoutMarks(writer, events, progress::add);
            assertThat(sent).isEqualTo(seconds.length);
        }
        assertThat(progress).last().isEqualTo((long) seconds.length);
        return kafka.history().stream()
                .filter(sent -> sent.key() != null || sent.partition() == 0)
                .map(EventImportTest::show)
                .toList();
    }

    private static String show(ProducerRecord<String, byte[]> sent) {
        try {
            if (sent.key() != null) {
                CallEvent event = Codec.of(CallEvent.class).decode(sent.value());
                return "event " + event.getEventTime().getEpochSecond();
            }
            TimeMark mark = Codec.of(TimeMark.class).decode(sent.value());
            return (mark.getEnd() ? "end " : "mark ") + mark.getTime().getEpochSecond();
        } catch (UnreadableException e) {
            throw new AssertionError(e);
        }
    }

    private static CallEvent event(long second) {
        return CallEvent.newBuilder()
                .setEventId("e" + second)
                .setEventTime(Instant.ofEpochSecond(second))
                .setContactId("c")
                .setType(CallEventType.INITIATED)
                .build();
    }
}
