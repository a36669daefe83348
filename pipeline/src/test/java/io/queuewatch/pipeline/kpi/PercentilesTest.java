package io.queuewatch.pipeline.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentilesTest {

    private static Percentiles of(long... values) {
        Long2IntOpenHashMap counts = new Long2IntOpenHashMap();
        for (long value : values) {
            counts.addTo(Percentiles.bucket(value), 1);
        }
        Percentiles percentiles = new Percentiles();
        percentiles.add(counts);
        return percentiles;
    }

    @Test
    void thereIsNoPercentileOfNothing() {
        assertThat(of().at(50)).isNull();
        assertThat(of().toString()).isEmpty();
    }

    @Test
    void zeroIsExact() {
        assertThat(of(0, 0, 5_000).at(50)).isZero();
        assertThat(of(0, 0, 0).at(95)).isZero();
    }

    @Test
    void oneValueIsEveryPercentile() {
        for (int percent : new int[] {1, 50, 90, 95, 100}) {
            assertThat(of(20_000).at(percent)).isCloseTo(20_000, within(200L));
        }
    }

    @Test
    void aPercentileIsTheSmallestValueWithThatShareAtOrBelowIt() {
        Percentiles tens = of(10, 20, 30, 40, 50, 60, 70, 80, 90, 100);

        assertThat(tens.at(50)).isEqualTo(50);
        assertThat(tens.at(51)).isCloseTo(60, within(1L));
        assertThat(tens.at(90)).isCloseTo(90, within(1L));
        assertThat(tens.at(91)).isCloseTo(100, within(1L));
    }

    @Test
    void theLongestWaitOfASliceIsExactAndMayBeWithdrawn() {
        Slice slice = new Slice();
        assertThat(slice.longestWait()).isEqualTo(-1);
        Slice waits = new Slice();
        Slice.count(waits.waits, 1, 1);
        Slice.count(waits.waits, 123_457, 1);
        slice.add(waits);
        assertThat(slice.longestWait()).isEqualTo(123_457);
        assertThat(slice.waitBuckets()).hasSize(2);

        Slice withdrawn = new Slice();
        Slice.count(withdrawn.waits, 123_457, -1);
        slice.add(withdrawn);

        assertThat(slice.longestWait()).isEqualTo(1);
        assertThat(slice.waitBuckets()).containsOnlyKeys((long) Percentiles.bucket(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void percentilesAreWithinOnePercentOfTheExactOnes(long seed) {
        Random random = new Random(seed);
        long[] values = new long[1 + random.nextInt(2_000)];
        Arrays.setAll(values, i -> (long) Math.exp(random.nextDouble() * 16));
        Percentiles percentiles = of(values);
        Arrays.sort(values);

        for (int percent = 1; percent <= 100; percent++) {
            int rank = (percent * values.length + 99) / 100;
            long exact = values[rank - 1];
            assertThat(percentiles.at(percent).doubleValue())
                    .as("p%d of %d values", percent, values.length)
                    .isCloseTo(exact, within(exact * 0.01 + 0.5));
        }
    }

    @Test
    void bucketsWrittenAsTextAreReadBack() {
        Percentiles written = of(0, 0, 17, 17, 20_000, 600_000);
        Percentiles read = new Percentiles();

        read.addBuckets(written.toString());

        assertThat(written.toString()).startsWith("zero:2 ");
        assertThat(read.toString()).isEqualTo(written.toString());
        assertThat(read.count()).isEqualTo(6);
        assertThat(read.at(90)).isEqualTo(written.at(90));
    }

    @Test
    void bucketsOfSeveralDaysAddUp() {
        Percentiles both = new Percentiles();
        both.addBuckets(of(10, 20, 30).toString());
        both.addBuckets(of(0, 20, 40).toString());

        assertThat(both.toString()).isEqualTo(of(0, 10, 20, 20, 30, 40).toString());
    }

    @Test
    void noBucketsAtAllAddNothing() {
        Percentiles read = new Percentiles();

        read.addBuckets("");

        assertThat(read.count()).isZero();
    }

    @Test
    void whatIsNoBucketIsNamed() {
        assertThatThrownBy(() -> new Percentiles().addBuckets("12:1 13"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'13' is no bucket; want index:count");
    }
}
