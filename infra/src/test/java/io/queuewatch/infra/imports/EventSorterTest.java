package io.queuewatch.infra.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import io.queuewatch.schemas.SurveyEvent;
import io.queuewatch.schemas.SurveyEventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

class EventSorterTest {

    @Test
    void runsOnDiskGiveTheSameOrderAsMemory() {
        Random random = new Random(7);
        List<SpecificRecordBase> events = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int second = random.nextInt(200);
            events.add(i % 5 == 0 ? survey(i, second) : event(i, second, random.nextInt(3)));
        }
        List<SpecificRecordBase> inMemory = sorted(events, 10_000);
        assertThat(inMemory).extracting(EventRecord::time).isSorted();
        assertThat(sorted(events, 13)).isEqualTo(inMemory);
        assertThat(sorted(events, 1000)).isEqualTo(inMemory);
    }

    @Test
    void recordsOfAllTopicsBeginAlike() {
        for (EventRecord record : EventRecord.values()) {
            SpecificRecordBase event = record.blank();
            event.put(record.field("eventTime").position(), Instant.ofEpochSecond(7));
            event.put(record.field("sequence").position(), 3L);
            assertThat(EventRecord.time(event)).isEqualTo(Instant.ofEpochSecond(7));
            assertThat(EventRecord.sequence(event)).isEqualTo(3);
        }
    }

    @Test
    void ofNoEventsThereIsNothing() {
        assertThat(sorted(List.of(), 10)).isEmpty();
    }

    private static List<SpecificRecordBase> sorted(
            List<? extends SpecificRecordBase> events, int inMemory) {
        List<SpecificRecordBase> sorted = new ArrayList<>();
        try (EventSorter sorter = new EventSorter(inMemory)) {
            events.forEach(sorter::add);
            assertThat(sorter.size()).isEqualTo(events.size());
            sorter.sorted().forEachRemaining(sorted::add);
        }
        return sorted;
    }

    private static SurveyEvent survey(int id, int second) {
        return SurveyEvent.newBuilder()
                .setEventId("s" + id)
                .setEventTime(Instant.ofEpochSecond(second))
                .setContactId("c")
                .setType(SurveyEventType.INVITED)
                .build();
    }

    private static CallEvent event(int id, int second, int sequence) {
        return CallEvent.newBuilder()
                .setEventId("e" + id)
                .setEventTime(Instant.ofEpochSecond(second))
                .setSequence(sequence)
                .setContactId("c")
                .setType(CallEventType.INITIATED)
                .build();
    }
}
