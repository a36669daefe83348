package io.queuewatch.infra.simulator;

import java.util.random.RandomGenerator;

/**
 * Who calls: a population whose members keep their segment and are known by an opaque hash only.
 *
 * @param size how many there are
 * @param seed what their hashes depend on
 */
record Customers(int size, long seed) {

    Contact call(String contactId, QueueModel queue, CentreModel centre, RandomGenerator random) {
        int number = random.nextInt(size);
        String segment = segment(number);
        int priority =
                switch (segment) {
                    case "gold" -> 1;
                    case "business" -> 2;
                    default -> 3;
                };
        return new Contact(
                contactId,
                hash(number),
                segment,
                priority,
                centre.sites().get(random.nextInt(centre.sites().size())),
                queue.topics().get(random.nextInt(queue.topics().size())),
                queue.moment());
    }

    private static String segment(int number) {
        int share = number % 20;
        if (share == 0) {
            return "gold";
        }
        return share < 5 ? "business" : "private";
    }

    /** The finaliser of SplitMix64: no order and no number can be read from it. */
    private String hash(int number) {
        long z = seed + (number + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return String.format("%016x", z ^ z >>> 31);
    }
}
