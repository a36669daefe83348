package io.queuewatch.infra.simulator.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DistributionTest {
    static Distribution[] distributions() {
        Duration minute = Duration.ofMinutes(1);
        return new Distribution[] {
            new Distribution.Fixed(minute),
            new Distribution.Exponential(minute),
            new Distribution.LogNormal(minute, .9),
            new Distribution.Weibull(minute, .8),
            new Distribution.Weibull(minute, 2)
        };
    }

    @ParameterizedTest
    @MethodSource("distributions")
    void shouldHaveTheMeanItSays(Distribution distribution) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        double mean =
                LongStream.generate(() -> distribution.sample(random))
                        .limit(400_000)
                        .average()
                        .orElseThrow();
        assertThat(mean).isCloseTo(distribution.mean(), Percentage.withPercentage(1));
    }
}
