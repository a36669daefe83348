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
import it.unimi.dsi.fastutil.longs.Long2IntMap;
import it.unimi.dsi.fastutil.longs.Long2ObjectMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the sums at every moment, whatever comes late and is withdrawn again. */
class ConservationTest {

    private static final Instant FROM = Instant.parse("2025-10-25T18:00:00Z");
    private static final int CONTACTS = 60;

    private final Map<String, QueueDelta> queues = new HashMap<>();
    private VersionedHarness<String, ContactEvent, Fact> lives;

    @BeforeEach
    void open() throws Exception {
        lives =
                new VersionedHarness<>(
                        new ContactOperator(
                                TargetsHistory.of(Targets.defaults()), JobSettings.REPLAY),
                        event -> event.contactId,
                        Types.STRING);
        lives.open();
    }

    @AfterEach
    void close() throws Exception {
        lives.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ofEveryCohortOfferedAreAnsweredAbandonedFlowedOutOrWaitingAtEveryMoment(long seed)
            throws Exception {
        RandomLives random = new RandomLives(seed);
        long reached = 0;
        for (ContactEvent event :
                Decoded.events(
                        random.delayed(
                                random.doubled(random.events(CONTACTS, FROM, Duration.ofHours(8))),
                                Duration.ofHours(2)))) {
            lives.processElement(new StreamRecord<>(event));
            takeAndCheck();
            if (event.time > reached + 60_000) {
                reached = event.time;
                lives.setProcessingTime(lives.getProcessingTime() + 250);
                lives.processWatermark(reached);
                takeAndCheck();
            }
        }
        lives.processWatermark(Long.MAX_VALUE);
        takeAndCheck();

        assertThat(queues).isNotEmpty().allSatisfy((key, queue) -> assertOver(queue));
        assertThat(lives.numKeyedStateEntries()).isZero();
    }

    /** Contacts are read anew at every event, as if a checkpoint were taken after each. */
    private void takeAndCheck() throws Exception {
        lives.prepareSnapshotPreBarrier(0);
        FactSums sums = new FactSums();
        lives.extractOutputValues().forEach(sums::add);
        lives.getOutput().clear();
        sums.drainTo(this::take);
    }

    private void take(QueueDelta delta) {
        QueueDelta queue =
                queues.computeIfAbsent(
                        delta.key(), key -> new QueueDelta(delta.channel, delta.queue));
        for (Long2ObjectMap.Entry<Slice> entry : delta.slices.long2ObjectEntrySet()) {
            long key = entry.getLongKey();
            queue.slice(SliceKey.view(key), SliceKey.start(key)).add(entry.getValue());
        }
        for (Long2IntMap.Entry entry : delta.waitingSince.long2IntEntrySet()) {
            Slice.count(queue.waitingSince, entry.getLongKey(), entry.getIntValue());
        }
        for (Long2IntMap.Entry entry : delta.openSince.long2IntEntrySet()) {
            Slice.count(queue.openSince, entry.getLongKey(), entry.getIntValue());
        }
        delta.serving.forEach((agent, change) -> queue.serving.merge(agent, change, Integer::sum));
        queue.inService += delta.inService;
        queue.callbacksOwed += delta.callbacksOwed;
        queue.callbacksOverdue += delta.callbacksOverdue;
        if (queue.ofOneQueue()) {
            assertConserved(queue);
        }
    }

    private static void assertConserved(QueueDelta queue) {
        Map<Long, Long> waiting = new TreeMap<>();
        for (Long2IntMap.Entry entry : queue.waitingSince.long2IntEntrySet()) {
            assertThat(entry.getIntValue()).isPositive();
            waiting.merge(
                    Math.floorDiv(entry.getLongKey(), Interval.QUARTER_MS) * Interval.QUARTER_MS,
                    (long) entry.getIntValue(),
                    Long::sum);
        }
        long[] live = new long[Measure.COUNT];
        long[] cohort = new long[Measure.COUNT];
        long level = 0;
        for (Long2ObjectMap.Entry<Slice> entry : queue.slices.long2ObjectEntrySet()) {
            Rollup rollup = new Rollup();
            rollup.add(entry.getValue());
            if (SliceKey.view(entry.getLongKey()) == View.COHORT) {
                assertThat(Rollup.waiting(rollup.total))
                        .isEqualTo(waiting.getOrDefault(SliceKey.start(entry.getLongKey()), 0L));
                rollup.byTags.forEach((tags, sums) -> assertCell(sums));
                Slice.add(cohort, rollup.total);
            } else {
                Slice.add(live, rollup.total);
                level += entry.getValue().netChange();
            }
        }
        assertThat(level).isEqualTo(waiting.values().stream().mapToLong(Long::longValue).sum());
        live[Measure.TRACKED.ordinal()] = cohort[Measure.TRACKED.ordinal()];
        assertThat(live).as("both views have the same sums").isEqualTo(cohort);
    }

    private static void assertCell(long[] sums) {
        assertThat(Arrays.stream(sums).min().getAsLong()).isNotNegative();
        assertThat(Rollup.waiting(sums)).isNotNegative();
        assertThat(sums[Measure.ANSWERED_IN_TARGET.ordinal()])
                .isLessThanOrEqualTo(sums[Measure.ANSWERED.ordinal()]);
        assertThat(sums[Measure.SHORT_ABANDONED.ordinal()])
                .isLessThanOrEqualTo(sums[Measure.ABANDONED_IN_TARGET.ordinal()]);
    }

    /** Nobody waits, is served or is owed a call, and no contact can change anything. */
    private static void assertOver(QueueDelta queue) {
        assertThat(queue.waitingSince).isEmpty();
        assertThat(queue.serving.values()).allMatch(visits -> visits == 0);
        assertThat(queue.openSince).isEmpty();
        assertThat(queue.inService).isZero();
        assertThat(queue.callbacksOwed).isZero();
        assertThat(queue.callbacksOverdue).isZero();
        assertThat(queue.slices.values()).noneMatch(Slice::tracked);
    }
}
