package io.queuewatch.pipeline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.batch.RandomLives;
import io.queuewatch.pipeline.config.JobSettings;
import io.queuewatch.pipeline.config.Targets;
import io.queuewatch.pipeline.config.TargetsHistory;
import io.queuewatch.pipeline.contact.ContactEvent;
import io.queuewatch.pipeline.contact.ContactOperator;
import io.queuewatch.pipeline.contact.Fact;
import io.queuewatch.pipeline.contact.VersionedHarness;
import io.queuewatch.pipeline.ingest.Decoded;
import io.queuewatch.pipeline.wire.Serialized;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many events of a contact are read at once, what is counted of them is the same. */
class CoalescingTest {

    private static final Instant FROM = Instant.parse("2025-10-25T18:00:00Z");
    private static final int CONTACTS = 80;

    /** When lives are read beside the end. */
    private interface Reading {
        void at(Lives lives, int index, ContactEvent event) throws Exception;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void asManyAreReadAtOnceAsMayBe(long seed) throws Exception {
        RandomLives random = new RandomLives(seed);
        List<ContactEvent> events =
                Decoded.events(
                        random.delayed(
                                random.doubled(random.events(CONTACTS, FROM, Duration.ofHours(8))),
                                Duration.ofHours(2)));
        Map<String, QueueDelta> oneByOne = sums(events, (lives, i, event) -> lives.checkpoint());
        Random chance = new Random(seed);

        assertSame(oneByOne, sums(events, (lives, i, event) -> {}), "all at the end");
        assertSame(
                oneByOne,
                sums(events, (lives, i, event) -> lives.mark(event.time, 250)),
                "at every mark");
        assertSame(
                oneByOne,
                sums(events, (lives, i, event) -> lives.mark(event.time, 7)),
                "at marks that crowd");
        assertSame(
                oneByOne,
                sums(
                        events,
                        (lives, i, event) -> {
                            lives.mark(event.time, chance.nextInt(40));
                            if (chance.nextInt(60) == 0) {
                                lives.restart();
                            }
                        }),
                "with restarts from checkpoints in between");
    }

    private static Map<String, QueueDelta> sums(List<ContactEvent> events, Reading reading)
            throws Exception {
        try (Lives lives = new Lives()) {
            for (int i = 0; i < events.size(); i++) {
                lives.take(events.get(i));
                reading.at(lives, i, events.get(i));
            }
            return lives.sums();
        }
    }

    private static void assertSame(
            Map<String, QueueDelta> expected, Map<String, QueueDelta> actual, String how) {
        assertThat(actual.keySet()).as(how).isEqualTo(expected.keySet());
        expected.forEach(
                (key, queue) ->
                        assertThat(actual.get(key))
                                .as("%s, %s", key, how)
                                .usingRecursiveComparison()
                                .isEqualTo(queue));
    }

    /** The operator, and the sums of all facts it told. */
    private static final class Lives implements AutoCloseable {

        private static final long[] NOTHING = new long[Measure.COUNT];

        private final List<Fact> facts = new ArrayList<>();
        private VersionedHarness<String, ContactEvent, Fact> harness;
        private long marked = Long.MIN_VALUE;
        private long clock;

        Lives() throws Exception {
            harness = harness();
            harness.open();
        }

        private static VersionedHarness<String, ContactEvent, Fact> harness() throws Exception {
            return new VersionedHarness<>(
                    new ContactOperator(TargetsHistory.of(Targets.defaults()), JobSettings.REPLAY),
                    event -> event.contactId,
                    Types.STRING);
        }

        void take(ContactEvent event) throws Exception {
            harness.processElement(new StreamRecord<>(event));
        }

        /** A mark, so much later by the clock on the wall. */
        void mark(long time, long later) throws Exception {
            clock += later;
            harness.setProcessingTime(clock);
            if (time > marked) {
                marked = time;
                harness.processWatermark(time);
            }
        }

        void checkpoint() throws Exception {
            harness.prepareSnapshotPreBarrier(0);
        }

        void restart() throws Exception {
            checkpoint();
            OperatorSubtaskState snapshot = harness.snapshot(1, 1);
            facts.addAll(harness.extractOutputValues());
            harness.close();
            harness = harness();
            harness.setProcessingTime(clock);
            harness.initializeState(snapshot);
            harness.open();
            if (marked > Long.MIN_VALUE) {
                harness.processWatermark(marked);
            }
        }

        Map<String, QueueDelta> sums() throws Exception {
            harness.processWatermark(Long.MAX_VALUE);
            assertThat(harness.numKeyedStateEntries()).isZero();
            assertThat(((ContactOperator) harness.getOperator()).deadlines()).isZero();
            facts.addAll(harness.extractOutputValues());
            FactSums sums = new FactSums();
            facts.forEach(sums::add);
            Map<String, QueueDelta> queues = new HashMap<>();
            QueueDeltaSerializer serializer = new QueueDeltaSerializer();
            sums.drainTo(delta -> queues.put(delta.key(), normal(delta, serializer)));
            return queues;
        }

        /** Without cells of which nothing is left. */
        private static QueueDelta normal(QueueDelta delta, QueueDeltaSerializer serializer) {
            QueueDelta copy = Serialized.roundTrip(serializer, delta);
            copy.serving.values().removeIf(count -> count == 0);
            copy.slices.values().forEach(Lives::trim);
            copy.slices.values().removeIf(slice -> slice.cells.isEmpty());
            return copy;
        }

        private static void trim(Slice slice) {
            slice.cells
                    .values()
                    .forEach(
                            minutes ->
                                    minutes.values()
                                            .removeIf(sums -> Arrays.equals(sums, NOTHING)));
            slice.cells.values().removeIf(minutes -> minutes.isEmpty());
        }

        @Override
        public void close() throws Exception {
            harness.close();
        }
    }
}
