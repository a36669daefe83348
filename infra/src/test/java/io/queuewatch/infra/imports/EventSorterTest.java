package io.queuewatch.infra.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.schemas.CallEvent;
import io.queuewatch.schemas.CallEventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventSorterTest {

    @Test
    void runsOnDiskGiveTheSameOrderAsMemory() {
        Random random = new Random(7);
        List<CallEvent> events = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            events.add(event(i, random.nextInt(200), random.nextInt(3)));
        }
        List<CallEvent> inMemory = sorted(events, 10_000);
        assertThat(inMemory).extracting(CallEvent::getEventTime).isSorted();
        assertThat(sorted(events, 13)).isEqualTo(inMemory);
        assertThat(sorted(events, 1000)).isEqualTo(inMemory);
    }

    @Test
    void ofNoEventsThereIsNothing() {
        assertThat(sorted(List.of(), 10)).isEmpty();
    }

    private static List<CallEvent> sorted(List<CallEvent> events, int inMemory) {
        List<CallEvent> sorted = new ArrayList<>();
        try (EventSorter sorter = new EventSorter(inMemory)) {
            events.forEach(sorter::add);
            assertThat(sorter.size()).isEqualTo(events.size());
            sorter.sorted().forEachRemaining(sorted::add);
        }
        return sorted;
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
