package io.queuewatch.infra.simulator;

import io.queuewatch.infra.simulator.model.Segment;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Who comes: a population whose members keep their segment and are known by an opaque hash only.
 *
 * @param size how many there are
 * @param segments in order; the first customers belong to the first
 * @param seed what their hashes depend on
 */
record Customers(int size, List<Segment> segments, long seed) {

    /** One of them: the hash is all that is known of who it is. */
    record Customer(String hash, Segment segment) {}

    Customer any(RandomGenerator random) {
        int number = random.nextInt(size);
        return new Customer(HexFormat.of().toHexDigits(hash(number)), segment(number));
    }

    private Segment segment(int number) {
        double share = (number + 1.) / size;
        for (Segment segment : segments) {
            share -= segment.share();
            if (share <= 0) {
                return segment;
            }
        }
        return segments.get(segments.size() - 1);
    }

    /** The finaliser of SplitMix64: no order and no number can be read from it. */
    private long hash(int number) {
        long z = seed + (number + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
