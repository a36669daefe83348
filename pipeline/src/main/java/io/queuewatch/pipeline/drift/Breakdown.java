package io.queuewatch.pipeline.drift;

import io.queuewatch.pipeline.drift.explain.Element;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/**
 * Hourly sums by the elements of dimensions (team, segment, site, …) for as many weeks as a change
 * is compared with. This is its whole state; changed in place, written and read whole.
 */
public final class Breakdown {

    private static final byte VERSION = 1;
    private static final int WEEKS = 8;
    private static final int BLOCK = 168;
    private static final int BLOCKS_KEPT = WEEKS + 2;
    private static final long HOUR_MS = 3_600_000;

    private final Map<String, Map<String, Map<Long, Block>>> dimensions = new TreeMap<>();

    /**
     * The sums of one element in one hour, whole: what was said of it before is replaced.
     *
     * @param dimension such as team
     * @param element such as the name of a team
     * @param start beginning of the hour, in epoch milliseconds
     * @param size contacts, or whatever a rate divides by
     * @param sum of what they bring: hits, seconds; 0 where only the size matters
     */
    public void put(String dimension, String element, long start, double size, double sum) {
        long hour = Math.floorDiv(start, HOUR_MS);
        long number = Math.floorDiv(hour, BLOCK);
        Map<Long, Block> blocks =
                dimensions
                        .computeIfAbsent(dimension, any -> new TreeMap<>())
                        .computeIfAbsent(element, any -> new HashMap<>());
        Block block = blocks.get(number);
        if (block == null) {
            blocks.keySet().removeIf(old -> old < number - BLOCKS_KEPT);
            block = new Block();
            blocks.put(number, block);
        }
        int at = Math.floorMod(hour, BLOCK);
        block.sizes[at] = size;
        block.sums[at] = sum;
    }

    /** The names of the dimensions. */
    public List<String> dimensions() {
        return List.copyOf(dimensions.keySet());
    }

    /**
     * The elements of a dimension: now, and what the same hours of the week brought before, on
     * average over the last 8 weeks.
     *
     * @param from beginning of the first hour of the change
     * @param to beginning of its last hour
     * @param clock on the wall of the queue
     * @param inControl whether an hour that begins then is to be compared with
     */
    public List<Element> elements(
            String dimension, long from, long to, LocalClock clock, LongPredicate inControl) {
        List<Element> elements = new ArrayList<>();
        dimensions
                .getOrDefault(dimension, Map.of())
                .forEach(
                        (name, blocks) ->
                                elements.add(element(name, blocks, from, to, clock, inControl)));
        return elements;
    }

    /**
     * What the elements of a dimension had in the same hours of each of the last 8 weeks, in the
     * order of {@link #elements}.
     *
     * @return of each element sizes and sums in turns; 0 of a week that is not to be compared with
     */
    public double[][] weeks(
            String dimension, long from, long to, LocalClock clock, LongPredicate inControl) {
        List<Map<Long, Block>> elements =
                List.copyOf(dimensions.getOrDefault(dimension, Map.of()).values());
        double[][] weeks = new double[elements.size()][2 * WEEKS];
        for (int ago = 1; ago <= WEEKS; ago++) {
            if (!compared(from, to, ago, clock, inControl)) {
                continue;
            }
            for (long at = from; at <= to; at += HOUR_MS) {
                long before = clock.ago(at, (long) ago * BLOCK, Period.HOUR);
                for (int element = 0; element < weeks.length; element++) {
                    weeks[element][2 * ago - 2] += size(elements.get(element), before);
                    weeks[element][2 * ago - 1] += sum(elements.get(element), before);
                }
            }
        }
        return weeks;
    }

    private static boolean compared(
            long from, long to, int ago, LocalClock clock, LongPredicate inControl) {
        for (long at = from; at <= to; at += HOUR_MS) {
            long before = clock.ago(at, (long) ago * BLOCK, Period.HOUR);
            if (before >= from || !inControl.test(before)) {
                return false;
            }
        }
        return true;
    }

    private static Element element(
            String name,
            Map<Long, Block> blocks,
            long from,
            long to,
            LocalClock clock,
            LongPredicate inControl) {
        double size0 = 0;
        double sum0 = 0;
        double size1 = 0;
        double sum1 = 0;
        for (long at = from; at <= to; at += HOUR_MS) {
            int weeks = 0;
            double size = 0;
            double sum = 0;
            for (int ago = 1; ago <= WEEKS; ago++) {
                long before = clock.ago(at, (long) ago * BLOCK, Period.HOUR);
                if (before < from && inControl.test(before)) {
                    weeks++;
                    size += size(blocks, before);
                    sum += sum(blocks, before);
                }
            }
            if (weeks > 0) {
                size0 += size / weeks;
                sum0 += sum / weeks;
                size1 += size(blocks, at);
                sum1 += sum(blocks, at);
            }
        }
        return new Element(name, size0, sum0, size1, sum1);
    }

    private static double size(Map<Long, Block> blocks, long start) {
        long hour = Math.floorDiv(start, HOUR_MS);
        Block block = blocks.get(Math.floorDiv(hour, BLOCK));
        return block == null ? 0 : block.sizes[Math.floorMod(hour, BLOCK)];
    }

    private static double sum(Map<Long, Block> blocks, long start) {
        long hour = Math.floorDiv(start, HOUR_MS);
        Block block = blocks.get(Math.floorDiv(hour, BLOCK));
        return block == null ? 0 : block.sums[Math.floorMod(hour, BLOCK)];
    }

    /** Writes it, to be read by {@link #read}. */
    public void write(DataOutput out) throws IOException {
        out.writeByte(VERSION);
        out.writeInt(dimensions.size());
        for (Map.Entry<String, Map<String, Map<Long, Block>>> dimension : dimensions.entrySet()) {
            out.writeUTF(dimension.getKey());
            out.writeInt(dimension.getValue().size());
            for (Map.Entry<String, Map<Long, Block>> element : dimension.getValue().entrySet()) {
                out.writeUTF(element.getKey());
                out.writeInt(element.getValue().size());
                for (Map.Entry<Long, Block> block : element.getValue().entrySet()) {
                    out.writeLong(block.getKey());
                    block.getValue().write(out);
                }
            }
        }
    }

    /**
     * Reads what {@link #write} has written.
     *
     * @throws IOException also where it was written by a newer version of the program
     */
    public static Breakdown read(DataInput in) throws IOException {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new IOException(
                    "state of a breakdown of version %d; this program reads %d"
                            .formatted(version, VERSION));
        }
        Breakdown read = new Breakdown();
        for (int left = in.readInt(); left > 0; left--) {
            Map<String, Map<Long, Block>> elements = new TreeMap<>();
            read.dimensions.put(in.readUTF(), elements);
            for (int more = in.readInt(); more > 0; more--) {
                Map<Long, Block> blocks = new HashMap<>();
                elements.put(in.readUTF(), blocks);
                for (int last = in.readInt(); last > 0; last--) {
                    blocks.put(in.readLong(), Block.read(in));
                }
            }
        }
        return read;
    }

    /** 168 hours. */
    private static final class Block {

        private final double[] sizes = new double[BLOCK];
        private final double[] sums = new double[BLOCK];

        private void write(DataOutput out) throws IOException {
            for (int hour = 0; hour < BLOCK; hour++) {
                out.writeDouble(sizes[hour]);
                out.writeDouble(sums[hour]);
            }
        }

        private static Block read(DataInput in) throws IOException {
            Block block = new Block();
            for (int hour = 0; hour < BLOCK; hour++) {
                block.sizes[hour] = in.readDouble();
                block.sums[hour] = in.readDouble();
            }
            return block;
        }
    }
}
