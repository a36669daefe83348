package io.queuewatch.pipeline.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.queuewatch.pipeline.contact.Channel;
import io.queuewatch.pipeline.contact.Tags;
import io.queuewatch.pipeline.wire.Serialized;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KpiSerializersTest {

    private final SliceSerializer slices = new SliceSerializer();
    private final QueueDeltaSerializer deltas = new QueueDeltaSerializer();

    /** What the golden files of version 1 hold: every measure of it with a value of its own. */
    static Slice sliceOfOne() {
        Slice slice = new Slice();
        long[] sums = slice.cell(Tags.of("gold", "Köln", 2), 14);
        for (int i = 0; i < Measure.DISCARDED.ordinal(); i++) {
            sums[i] = value(i);
        }
        sums[Measure.TRACKED.ordinal()] = value(Measure.DISCARDED.ordinal());
        sums[Measure.HANDLED_TIMED.ordinal()] = sums[Measure.HANDLED.ordinal()];
        Slice.count(slice.waits, 20_000, 3);
        Slice.count(slice.handles, 180_000, 2);
        Slice.count(slice.levels, 1_772_440_000_000L, -1);
        slice.peak = 7;
        return slice;
    }

    /** What the golden files of version 2 hold. */
    static Slice sliceOfTwo() {
        Slice slice = sliceOfOne();
        Tags tags = new Tags("gold", "Köln", 2, "north", "billing", "renewal");
        long[] sums = slice.cell(tags, 0);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = value(i);
        }
        Slice.count(slice.responses, 90_000, 4);
        return slice;
    }

    private static long value(int measure) {
        return measure % 2 == 0 ? measure * 1_000_000L + 1 : -measure;
    }

    /** What the golden file of version 1 holds. */
    static QueueDelta deltaOfOne() {
        QueueDelta delta = new QueueDelta(Channel.VOICE, "PS");
        delta.slice(View.COHORT, 1_772_438_400_000L).add(sliceOfOne());
        delta.waitingSince.put(1_772_438_400_123L, 2);
        delta.serving.put("ann", -1);
        delta.callbacksOwed = 4;
        return delta;
    }

    /** What the golden file of version 2 holds. */
    static QueueDelta deltaOfTwo() {
        QueueDelta delta = new QueueDelta(Channel.EMAIL, "desk");
        delta.slice(View.COHORT, 1_772_438_400_000L).add(sliceOfTwo());
        delta.waitingSince.put(1_772_438_400_123L, 2);
        delta.openSince.put(1_772_438_400_456L, -3);
        delta.serving.put("ann", -1);
        delta.inService = -1;
        delta.callbacksOwed = 4;
        delta.callbacksOverdue = 2;
        delta.agents = new int[AgentPresence.COUNT];
        delta.agents[AgentPresence.AWAY.ordinal()] = 5;
        return delta;
    }

    private static Slice random(Random random) {
        Slice slice = new Slice();
        for (int i = random.nextInt(4); i > 0; i--) {
            Tags tags =
                    new Tags(
                            "s" + random.nextInt(3),
                            "site",
                            random.nextInt(5),
                            "team",
                            "t" + random.nextInt(2),
                            "unknown");
            for (int j = random.nextInt(16); j > 0; j--) {
                long[] sums = slice.cell(tags, random.nextInt(15));
                for (int k = random.nextInt(20); k > 0; k--) {
                    sums[random.nextInt(sums.length)] = random.nextLong() >> random.nextInt(64);
                }
            }
        }
        for (int i = random.nextInt(20); i > 0; i--) {
            Slice.count(slice.waits, random.nextInt(600_000), 1 + random.nextInt(3));
            Slice.count(slice.handles, random.nextInt(3_600_000), 1);
            Slice.count(slice.responses, random.nextInt(3_600_000), 1);
            Slice.count(slice.levels, random.nextLong() >>> 20, random.nextInt(5) - 2);
        }
        slice.peak = random.nextInt(1_000);
        return slice;
    }

    @Test
    void aSliceIsReadAsItWasWritten() {
        Random random = new Random(1);
        for (int i = 0; i < 30; i++) {
            Slice slice = random(random);

            assertThat(Serialized.roundTrip(slices, slice))
                    .usingRecursiveComparison()
                    .isEqualTo(slice);
            assertThat(slices.copy(slice)).usingRecursiveComparison().isEqualTo(slice);
        }
    }

    @Test
    void aDeltaIsReadAsItWasWritten() {
        Random random = new Random(2);
        for (int i = 0; i < 15; i++) {
            QueueDelta delta = new QueueDelta(Channel.VOICE, "queue " + i);
            for (int j = random.nextInt(5); j > 0; j--) {
                View view = random.nextBoolean() ? View.LIVE : View.COHORT;
                delta.slices.put(
                        SliceKey.of(view, random.nextInt(100_000) * Interval.QUARTER_MS),
                        random(random));
                delta.waitingSince.put(random.nextLong() >>> 20, random.nextInt(9) - 4);
                delta.serving.put("agent " + random.nextInt(9), random.nextInt(3) - 1);
            }
            delta.openSince.put(random.nextLong() >>> 20, random.nextInt(9) - 4);
            delta.inService = random.nextInt(9) - 4;
            delta.callbacksOwed = random.nextInt(9) - 4;
            delta.callbacksOverdue = random.nextInt(9) - 4;

            assertThat(Serialized.roundTrip(deltas, delta))
                    .usingRecursiveComparison()
                    .isEqualTo(delta);
        }
    }

    @Test
    void aSliceOfVersionOneIsStillRead() {
        byte[] written = Serialized.golden(getClass(), "slice-1.hex");

        assertThat(Serialized.value(slices, written))
                .usingRecursiveComparison()
                .isEqualTo(sliceOfOne());
    }

    @Test
    void aSliceOfVersionTwoIsStillRead() {
        byte[] written = Serialized.golden(getClass(), "slice-2.hex");

        assertThat(Serialized.value(slices, written))
                .usingRecursiveComparison()
                .isEqualTo(sliceOfTwo());
    }

    @Test
    void aDeltaOfVersionOneIsStillRead() {
        byte[] written = Serialized.golden(getClass(), "delta-1.hex");

        assertThat(Serialized.value(deltas, written))
                .usingRecursiveComparison()
                .isEqualTo(deltaOfOne());
    }

    @Test
    void aDeltaOfVersionTwoIsStillRead() {
        byte[] written = Serialized.golden(getClass(), "delta-2.hex");

        assertThat(Serialized.value(deltas, written))
                .usingRecursiveComparison()
                .isEqualTo(deltaOfTwo());
    }
}
